import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { getSSOTokenFilepath } from '@smithy/shared-ini-file-loader';
import { signInToSso, type DeviceCode } from '../../../src/aws/sso-sign-in.ts';
import { credentials } from '../../../src/connection/credentials.ts';
import { readSharedConfig } from '../../../src/connection/profiles.ts';
import { ssoSettings, writeSsoToken, type SsoSettings, type SsoToken } from '../../../src/connection/sso.ts';
import { withAwsFiles } from '../../support/aws-files.ts';
import { IdentityCenter } from '../../support/identity-center.ts';

const config = `
[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Operator

[profile nested]
role_arn = arn:aws:iam::123456789012:role/Nested
source_profile = dev

[profile old]
sso_start_url = https://old.example/start
sso_region = eu-west-1

[profile keys]
region = eu-west-1

[profile circle]
source_profile = circle

[sso-session corp]
sso_start_url = https://corp.example/start
sso_region = eu-central-1
`;
const connection = { kind: 'account', profile: 'dev', region: 'us-east-1' } as const;
const time = Date.UTC(2030, 0, 1);

describe('signing in to IAM Identity Center', () => {
  let center: IdentityCenter;
  let url: string;
  beforeEach(async () => {
    center = new IdentityCenter({ interval: 1, registeredUntil: time });
    url = await center.start();
  });
  afterEach(() => center.stop());

  const settingsOf = async (profile: string): Promise<SsoSettings | undefined> =>
    withAwsFiles({ config }, async () => ssoSettings(await readSharedConfig(), profile));

  const signIn = async (
    profile: string,
    more: { signal?: AbortSignal; onCode?: (code: DeviceCode) => void } = {},
  ): Promise<{ token: SsoToken; waits: number[] }> => {
    const waits: number[] = [];
    const read = await withAwsFiles({ config }, readSharedConfig);
    const settings = ssoSettings(read, profile);
    assert.ok(settings);
    const token = await signInToSso({
      connection,
      settings,
      config: read,
      env: { AWS_ENDPOINT_URL_SSO_OIDC: url },
      onCode: () => undefined,
      now: () => time,
      signal: new AbortController().signal,
      wait(milliseconds, signal) {
        waits.push(milliseconds);
        signal.throwIfAborted();
        return Promise.resolve();
      },
      ...more,
    });
    return { token, waits };
  };

  it('is found for profiles of both forms and for roles on top of them', async () => {
    const corp = {
      startUrl: 'https://corp.example/start',
      region: 'eu-central-1',
      session: 'corp',
      scopes: ['sso:account:access'],
    };
    assert.deepEqual(await settingsOf('dev'), corp);
    assert.deepEqual(await settingsOf('nested'), corp);
    const old = {
      startUrl: 'https://old.example/start',
      region: 'eu-west-1',
      session: undefined,
      scopes: [],
    };
    assert.deepEqual(await settingsOf('old'), old);
    for (const profile of ['keys', 'circle', 'nobody']) assert.equal(await settingsOf(profile), undefined);
  });

  it('shows the code and waits as long as the service says', async () => {
    center.errors = ['AuthorizationPendingException', 'SlowDownException'];
    const codes: DeviceCode[] = [];
    const { token, waits } = await signIn('dev', { onCode: (code) => codes.push(code) });
    assert.deepEqual(codes, [{ userCode: 'ABCD-EFGH', url: `${url}/device?user_code=ABCD-EFGH` }]);
    assert.deepEqual(waits, [1000, 1000, 6000]);
    assert.deepEqual(token, {
      startUrl: 'https://corp.example/start',
      region: 'eu-central-1',
      accessToken: 'access-token',
      expiresAt: '2030-01-01T01:00:00Z',
      clientId: 'client',
      clientSecret: 'client-secret',
      registrationExpiresAt: '2030-01-01T00:00:00Z',
      refreshToken: 'refresh-token',
    });
    assert.deepEqual(
      center.requests.map(({ path }) => path),
      ['/client/register', '/device_authorization', '/token', '/token', '/token'],
    );
    assert.deepEqual(center.requests[0]?.body['scopes'], ['sso:account:access']);
  });

  it('says when the user declines, when nobody confirms, and ends when it is cancelled', async () => {
    center.errors = ['AccessDeniedException'];
    await assert.rejects(signIn('dev'), /declined in the browser/);
    center.errors = ['ExpiredTokenException'];
    await assert.rejects(signIn('dev'), /not confirmed in time/);
    const abort = new AbortController();
    await assert.rejects(signIn('dev', { signal: abort.signal, onCode: () => abort.abort() }), {
      name: 'AbortError',
    });
  });

  it('leaves a token that the SDK finds, for this user only', async () => {
    const { token } = await signIn('dev');
    const env = { AWS_ENDPOINT_URL_SSO: url };
    await withAwsFiles({ config, env }, async () => {
      const settings = ssoSettings(await readSharedConfig(), 'dev');
      assert.ok(settings);
      await writeSsoToken(settings, token);
      await writeSsoToken(settings, token);
      const file = getSSOTokenFilepath('corp');
      assert.ok(file.startsWith(process.env['HOME'] ?? '-'), 'the token of this machine is left alone');
      assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), token);
      if (process.platform !== 'win32') assert.equal((await stat(file)).mode & 0o777, 0o600);
      const requestHandler = { connectionTimeout: 5000, requestTimeout: 5000, throwOnRequestTimeout: true };
      const { accessKeyId } = await credentials(connection, { transport: { requestHandler } })();
      assert.equal(accessKeyId, 'AKIASSO');
    });
  });
});
