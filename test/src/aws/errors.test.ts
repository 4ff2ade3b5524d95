import assert from 'node:assert/strict';
import { AwsError, hasCode, isTransient } from '../../../src/aws/errors.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import { sdkError } from '../../support/scripted-clients.ts';

const profile: Connection = { kind: 'account', profile: 'dev', region: 'eu-central-1' };
const environment: Connection = { kind: 'account', profile: undefined, region: 'eu-central-1' };
const playground: Connection = { kind: 'playground', endpoint: 'http://127.0.0.1:1', region: 'us-east-1' };

function explain(error: unknown, connection = profile): AwsError {
  return AwsError.from(error, 'ssm:SendCommand', connection);
}

function nodeError(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code });
}

describe('AwsError', () => {
  const rows: [error: Error, kind: string, says: RegExp][] = [
    [sdkError('ThrottlingException'), 'throttled', /too many/],
    [sdkError('RequestLimitExceeded', { status: 503 }), 'throttled', /too many/],
    [sdkError('SomethingNew', { status: 429 }), 'throttled', /too many/],
    [sdkError('AccessDeniedException'), 'denied', /not allowed to call ssm:SendCommand/],
    [sdkError('UnauthorizedOperation', { status: 403 }), 'denied', /not allowed/],
    [sdkError('ExpiredTokenException'), 'expired', /expired/],
    [sdkError('RequestExpired'), 'expired', /expired/],
    [sdkError('UnrecognizedClientException'), 'expired', /expired or are not accepted/],
    [sdkError('CredentialsProviderError'), 'no-credentials', /no AWS credentials/],
    [
      sdkError('CredentialsProviderError', {
        message: 'The SSO session has expired or is otherwise invalid.',
      }),
      'expired',
      /expired/,
    ],
    [sdkError('NotSimulated', { status: 501 }), 'unsupported', /not supported by this endpoint/],
    [sdkError('Anything', { status: 501 }), 'unsupported', /not supported by this endpoint/],
    [nodeError('ECONNREFUSED'), 'network', /cannot be reached \(ECONNREFUSED\)/],
    [nodeError('ENOTFOUND'), 'network', /cannot be reached/],
    [nodeError('SELF_SIGNED_CERT_IN_CHAIN'), 'certificate', /not trusted/],
    [sdkError('TargetNotConnected'), 'not-connected', /not connected/],
    [
      sdkError('InvalidParameters', { message: 'Parameter x is unknown.' }),
      'refused',
      /Parameter x is unknown\./,
    ],
    [sdkError('InvalidDocument', { message: '' }), 'refused', /InvalidDocument/],
  ];
  for (const [error, kind, says] of rows) {
    it(`tells ${(error as { code?: string }).code ?? error.name} as ${kind}`, () => {
      const explained = explain(error);
      assert.equal(explained.kind, kind);
      assert.match(explained.message, says);
    });
  }

  it('says how to sign in again, for the profile at hand', () => {
    const expired = sdkError('ExpiredTokenException');
    assert.match(explain(expired).advice, /Sign In" for the profile dev/);
    assert.match(explain(expired, environment).advice, /environment/);
    assert.match(explain(nodeError('ECONNREFUSED'), playground).advice, /Start the playground/);
    assert.match(explain(nodeError('ENOTFOUND')).advice, /region eu-central-1/);
  });

  it('keeps the code and the request id, and is not wrapped twice', () => {
    const explained = explain(sdkError('InvalidDocument'));
    assert.equal(explained.requestId, 'request-1');
    assert.ok(hasCode(explained, 'InvalidDocument'));
    assert.equal(explain(explained), explained);
  });

  it('takes what is no Error at all', () => {
    assert.equal(explain('boom').message, 'ssm:SendCommand failed: boom');
  });

  it('counts as transient what passes by itself or by a new login', () => {
    assert.ok(isTransient(explain(sdkError('ThrottlingException'))));
    assert.ok(isTransient(explain(sdkError('ExpiredTokenException'))));
    assert.ok(isTransient(explain(nodeError('ECONNRESET'))));
    assert.ok(!isTransient(explain(sdkError('AccessDeniedException'))));
    assert.ok(!isTransient(new Error('ThrottlingException')));
  });
});
