import assert from 'node:assert/strict';
import ec2Model from '../../../playground/models/ec2.json';
import stsModel from '../../../playground/models/sts.json';
import { decodeQuery } from '../../../playground/protocol/decode-query.ts';
import type { Model } from '../../../playground/protocol/model.ts';
import { ServiceError } from '../../../playground/protocol/service-error.ts';

const ec2 = (text: string) =>
  decodeQuery(ec2Model as Model, 'DescribeInstancesRequest', new URLSearchParams(text));
const sts = (text: string) => decodeQuery(stsModel as Model, 'AssumeRoleRequest', new URLSearchParams(text));

describe('query requests', () => {
  it('of EC2 have flat lists', () => {
    assert.deepEqual(
      ec2(
        'Filter.2.Name=tag:env&Filter.2.Value.1=dev&Filter.2.Value.2=prod&Filter.1.Name=a&MaxResults=7&DryRun=false',
      ),
      {
        Filters: [{ Name: 'a' }, { Name: 'tag:env', Values: ['dev', 'prod'] }],
        MaxResults: 7,
        DryRun: false,
      },
    );
    assert.deepEqual(ec2('InstanceId.1=i-1&InstanceId.10=i-10&InstanceId.2=i-2'), {
      InstanceIds: ['i-1', 'i-2', 'i-10'],
    });
  });

  it('of STS have lists below member', () => {
    assert.deepEqual(
      sts('RoleArn=r&RoleSessionName=s&Tags.member.1.Key=k&Tags.member.1.Value=v&DurationSeconds=900'),
      {
        RoleArn: 'r',
        RoleSessionName: 's',
        Tags: [{ Key: 'k', Value: 'v' }],
        DurationSeconds: 900,
      },
    );
    assert.deepEqual(sts('PolicyArns='), { PolicyArns: [] });
  });

  const refusals: [() => unknown, string, string][] = [
    [() => ec2('Filters.1.Name=a'), 'UnknownParameter', 'The parameter Filters is not recognized'],
    [() => ec2('Filter.1.Key=a'), 'UnknownParameter', 'The parameter Filter.1.Key is not recognized'],
    [() => ec2('Filter.a.Name=a'), 'UnknownParameter', 'The parameter Filter.a is not recognized'],
    [() => ec2('Filter.0.Name=a'), 'UnknownParameter', 'The parameter Filter.0 is not recognized'],
    [() => ec2('MaxResults.1=5'), 'UnknownParameter', 'The parameter MaxResults.1 is not recognized'],
    [
      () => ec2('MaxResults=many'),
      'InvalidParameterValue',
      'Value (many) for parameter MaxResults is invalid.',
    ],
    [() => ec2('DryRun=yes'), 'InvalidParameterValue', 'Value (yes) for parameter DryRun is invalid.'],
    [() => ec2('__proto__.1=x'), 'UnknownParameter', 'The parameter __proto__ is not recognized'],
    [() => sts('Tags.1.Key=k'), 'UnknownParameter', 'The parameter Tags is not recognized'],
  ];
  for (const [decode, code, message] of refusals) {
    it(`are refused: ${message}`, () => {
      assert.throws(decode, new ServiceError(code, message));
    });
  }
});
