import assert from 'node:assert/strict';
import ec2Model from '../../../playground/models/ec2.json';
import ssmModel from '../../../playground/models/ssm.json';
import stsModel from '../../../playground/models/sts.json';
import { readCredential } from '../../../playground/protocol/credentials.ts';
import type { Model } from '../../../playground/protocol/model.ts';
import { ServiceError } from '../../../playground/protocol/service-error.ts';
import { encodeAnswer, encodeError } from '../../../playground/protocol/wire.ts';

const [ssm, ec2, sts] = [ssmModel, ec2Model, stsModel] as [Model, Model, Model];

describe('answers on the wire', () => {
  it('of awsJson have timestamps in seconds', () => {
    const answer = encodeAnswer(
      ssm,
      'ListDocuments',
      {
        DocumentIdentifiers: [
          { Name: 'a', CreatedDate: new Date(1_600_000_000_250), DisplayName: undefined },
        ],
      },
      'id',
    );
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'application/x-amz-json-1.1');
    assert.equal(answer.headers['x-amzn-requestid'], 'id');
    assert.equal(answer.body, '{"DocumentIdentifiers":[{"Name":"a","CreatedDate":1600000000.25}]}');
  });

  it('of EC2 are elements named as in the model', () => {
    const answer = encodeAnswer(
      ec2,
      'DescribeTags',
      {
        Tags: [{ Key: 'a<b', Value: 'x&"y"\u0001', ResourceId: 'i-1', ResourceType: 'instance' }],
      },
      'id',
    );
    assert.equal(
      answer.body,
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<DescribeTagsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15"><requestId>id</requestId><tagSet><item>' +
        '<key>a&lt;b</key><resourceId>i-1</resourceId><resourceType>instance</resourceType>' +
        '<value>x&amp;&quot;y&quot;\ufffd</value></item></tagSet></DescribeTagsResponse>',
    );
  });

  it('of STS are wrapped', () => {
    const answer = encodeAnswer(sts, 'GetCallerIdentity', { Account: '1' }, 'id');
    assert.equal(
      answer.body,
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
        '<Account>1</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>id</RequestId>' +
        '</ResponseMetadata></GetCallerIdentityResponse>',
    );
  });
});

describe('errors on the wire', () => {
  it('of awsJson spell the message as their shape does', () => {
    const declared = encodeError(ssm, new ServiceError('InvalidDocument', 'No.'), 'id');
    assert.deepEqual([declared.status, declared.body], [400, '{"__type":"InvalidDocument","Message":"No."}']);
    const common = encodeError(ssm, new ServiceError('ExpiredTokenException', 'No.'), 'id');
    assert.deepEqual(
      [common.status, common.body],
      [400, '{"__type":"ExpiredTokenException","message":"No."}'],
    );
    assert.equal(encodeError(ssm, new ServiceError('InternalServerError', ''), 'id').status, 500);
    assert.equal(encodeError(ssm, new ServiceError('NotSimulated', ''), 'id').status, 501);
  });

  it('of EC2 and STS have their own elements', () => {
    assert.equal(
      encodeError(ec2, new ServiceError('InvalidInstanceID.NotFound', 'No <i>.'), 'id').body,
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code>' +
        '<Message>No &lt;i&gt;.</Message></Error></Errors><RequestID>id</RequestID></Response>',
    );
    const denied = encodeError(sts, new ServiceError('AccessDenied', 'No.'), 'id');
    assert.equal(denied.status, 403);
    assert.equal(
      denied.body,
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>' +
        '<Code>AccessDenied</Code><Message>No.</Message></Error><RequestId>id</RequestId></ErrorResponse>',
    );
  });
});

describe('the Authorization header', () => {
  const good =
    'AWS4-HMAC-SHA256 Credential=AKIA1/20261123/eu-west-1/ssm/aws4_request, SignedHeaders=host, Signature=00';

  it('names the access key and the region', () => {
    const caller = { accessKeyId: 'AKIA1', region: 'eu-west-1' };
    assert.deepEqual(readCredential(good), { kind: 'signed', caller });
    assert.deepEqual(readCredential(good.replaceAll(', ', ',')), { kind: 'signed', caller });
  });

  it('may be absent or malformed', () => {
    assert.deepEqual(readCredential(undefined), { kind: 'absent' });
    assert.deepEqual(readCredential(''), { kind: 'absent' });
    const cuts = [
      good.replace('AWS4', 'AWS3'),
      good.replace('/aws4_request', ''),
      good.replace(', Signature=00', ''),
    ];
    for (const header of cuts) assert.deepEqual(readCredential(header), { kind: 'malformed' });
  });
});
