import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import assert from 'node:assert/strict';
import { useEndpoint } from './endpoint.ts';

describe('roles that people assume', () => {
  const use = useEndpoint({ nodes: 1 });
  const RoleArn = 'arn:aws:iam::123456789012:role/OperatorRole';
  const SerialNumber = 'arn:aws:iam::123456789012:mfa/alice';

  const sts = (accessKeyId = 'AKIAEXAMPLE'): STSClient =>
    new STSClient({
      endpoint: use().playground.url,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey: 'example' },
    });
  const assume = (input: Partial<ConstructorParameters<typeof AssumeRoleCommand>[0]>) =>
    sts().send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'trial', ...input }));
  const denied = (message: RegExp) => (error: Error & { $metadata?: { httpStatusCode?: number } }) => {
    assert.deepEqual([error.name, error.$metadata?.httpStatusCode], ['AccessDenied', 403]);
    assert.match(error.message, message);
    return true;
  };

  it('give keys with the code of an MFA device, and calls with these are made as the role', async () => {
    const { Credentials, AssumedRoleUser } = await assume({ SerialNumber, TokenCode: '123456' });
    assert.match(Credentials?.AccessKeyId ?? '', /^ASIA[A-Z2-7]{16}$/);
    const hours = ((Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 3_600_000;
    assert.ok(hours > 0.9 && hours <= 1, `${hours} hours`);
    const { Arn } = await sts(Credentials?.AccessKeyId).send(new GetCallerIdentityCommand({}));
    assert.equal(Arn, 'arn:aws:sts::123456789012:assumed-role/OperatorRole/trial');
    assert.equal(AssumedRoleUser?.Arn, Arn);
  });

  it('refuse a missing or a wrong code, and devices of other accounts', async () => {
    await assert.rejects(
      assume({}),
      denied(/not authorized to perform: sts:AssumeRole on resource: .*Operator/),
    );
    await assert.rejects(
      assume({ SerialNumber, TokenCode: '000000' }),
      denied(/invalid MFA one time pass code/),
    );
    const other = { SerialNumber: 'arn:aws:iam::111111111111:mfa/alice', TokenCode: '123456' };
    await assert.rejects(assume(other), denied(/verify your MFA serial number/));
  });

  it('are no roles of services, and none that is not there', async () => {
    for (const name of ['service-role/HybridNodeRole', 'Nobody']) {
      const other = { RoleArn: `arn:aws:iam::123456789012:role/${name}`, SerialNumber, TokenCode: '123456' };
      await assert.rejects(assume(other), denied(/is not authorized to perform: sts:AssumeRole/));
    }
  });
});
