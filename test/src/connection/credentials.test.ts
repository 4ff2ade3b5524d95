import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { credentials, type AskMfaCode } from '../../../src/connection/credentials.ts';
import { withAwsFiles, type AwsFiles } from '../../support/aws-files.ts';

const transport = {
  requestHandler: { connectionTimeout: 5000, requestTimeout: 5000, throwOnRequestTimeout: true },
};
const keys = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = example\n';

/** An STS and a container's endpoint that hand out credentials named after what was asked. */
async function startIssuer(): Promise<{ server: Server; url: string; asked: URLSearchParams[] }> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      asked.push(form);
      const expires = new Date(Date.now() + 3_600_000).toISOString();
      const action = form.get('Action');
      if (action === null) {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            AccessKeyId: 'AKIACONTAINER',
            SecretAccessKey: 'x',
            Token: 'x',
            Expiration: expires,
          }),
        );
        return;
      }
      const parts = `<AccessKeyId>AKIA${action.toUpperCase()}</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>x</SessionToken><Expiration>${expires}</Expiration>`;
      response.setHeader('content-type', 'text/xml');
      response.end(
        `<${action}Response><${action}Result><Credentials>${parts}</Credentials></${action}Result></${action}Response>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, asked };
}

describe('the credentials of a connection', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let folder: string;
  before(async () => {
    issuer = await startIssuer();
    folder = await mkdtemp(path.join(os.tmpdir(), 'ssm-credentials-'));
  });
  beforeEach(() => (issuer.asked.length = 0));
  after(() => issuer.server.close());
  after(() => rm(folder, { recursive: true }));

  const resolve = async (
    profile: string | undefined,
    files: AwsFiles,
    askMfaCode?: AskMfaCode,
  ): Promise<string> =>
    withAwsFiles({ ...files, env: { AWS_ENDPOINT_URL_STS: issuer.url, ...files.env } }, async () => {
      const connection = { kind: 'account', profile, region: 'eu-west-1' } as const;
      const provider = credentials(connection, { transport, ...(askMfaCode && { askMfaCode }) });
      const [one, two] = await Promise.all([provider(), provider()]);
      assert.equal(one.accessKeyId, two.accessKeyId);
      return one.accessKeyId;
    });

  it('are the keys of the profile, whatever the environment holds', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'x' };
    assert.equal(await resolve('base', { config: '', credentials: keys, env }), 'AKIABASE');
    assert.equal(await resolve(undefined, { config: '', credentials: keys, env }), 'AKIAENV');
  });

  it('are those of an assumed role, with an MFA code that is asked for once', async () => {
    const config =
      '[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n';
    const serials: string[] = [];
    const key = await resolve('admin', { config, credentials: keys }, (serial) => {
      serials.push(serial);
      return Promise.resolve('123456');
    });
    assert.equal(key, 'AKIAASSUMEROLE');
    assert.deepEqual(serials, ['arn:aws:iam::123456789012:mfa/me']);
    assert.equal(issuer.asked.length, 1);
    assert.equal(issuer.asked[0]?.get('TokenCode'), '123456');
  });

  it('are missing without an MFA code, and the reason is the one who did not answer', async () => {
    const config =
      '[profile admin]\nrole_arn = arn:aws:iam::123456789012:role/Admin\nsource_profile = base\nmfa_serial = x\n';
    await assert.rejects(resolve('admin', { config, credentials: keys }), /MFA/);
    const gone = new Error('gone');
    await assert.rejects(
      resolve('admin', { config, credentials: keys }, () => Promise.reject(gone)),
      gone,
    );
  });

  it('are those of a process', async () => {
    const answer = JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 'x' });
    const config = `[profile tool]\ncredential_process = echo '${answer}'\n`;
    assert.equal(await resolve('tool', { config }), 'AKIAPROCESS');
  });

  it('are those of a web identity', async () => {
    const role = { AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/Pod', AWS_REGION: 'eu-west-1' };
    const token = path.join(folder, 'token');
    await writeFile(token, 'token');
    const env = { ...role, AWS_WEB_IDENTITY_TOKEN_FILE: token };
    assert.equal(await resolve(undefined, { config: '', env }), 'AKIAASSUMEROLEWITHWEBIDENTITY');
  });

  it('are those of a container', async () => {
    const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${issuer.url}/credentials` };
    assert.equal(await resolve(undefined, { config: '', env }), 'AKIACONTAINER');
  });
});
