import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { endpointSettings } from '../../../src/connection/endpoint.ts';
import {
  environmentHasCredentials,
  listProfiles,
  readSharedConfig,
  type SharedConfig,
} from '../../../src/connection/profiles.ts';
import { withOwnEnvironment } from '../../support/environment.ts';

const config = `
[default]
region = eu-west-1

[profile dev]
sso_session = corp
region = eu-central-1
services = local
ca_bundle = /etc/corp.pem

[profile admin]
role_arn = arn:aws:iam::123456789012:role/Admin
source_profile = dev
endpoint_url = http://localhost:9000

[profile quiet]
endpoint_url = http://localhost:9000
ignore_configured_endpoint_urls = true

[sso-session corp]
sso_start_url = https://corp.example/start

[services local]
ssm =
  endpoint_url = http://localhost:4566
`;
const credentials = `
[keys]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = planted-secret

[default]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = planted-secret
`;

/** Runs `use` while the AWS files are those given. */
async function withFiles<T>(
  files: { config: string; credentials: string },
  use: () => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ssm-profiles-'));
  try {
    await writeFile(path.join(folder, 'config'), files.config);
    await writeFile(path.join(folder, 'credentials'), files.credentials);
    return await withOwnEnvironment(() => {
      process.env['AWS_CONFIG_FILE'] = path.join(folder, 'config');
      process.env['AWS_SHARED_CREDENTIALS_FILE'] = path.join(folder, 'credentials');
      return use();
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readSample(): Promise<SharedConfig> {
  return withFiles({ config, credentials }, readSharedConfig);
}

describe('the AWS config files', () => {
  it('give the profiles of both files with region and source, default first', async () => {
    assert.deepEqual(listProfiles(await readSample()), [
      { name: 'default', region: 'eu-west-1', source: 'keys' },
      { name: 'admin', region: undefined, source: 'role' },
      { name: 'dev', region: 'eu-central-1', source: 'sso' },
      { name: 'keys', region: undefined, source: 'keys' },
      { name: 'quiet', region: undefined, source: 'unknown' },
    ]);
  });

  it('leave no secret in what is read', async () => {
    const read = await readSample();
    assert.doesNotMatch(JSON.stringify([...read.profiles]), /planted-secret|AKIA/);
  });

  it('read as empty when they are missing', async () => {
    await withOwnEnvironment(async () => {
      process.env['AWS_CONFIG_FILE'] = '/nowhere/config';
      process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/nowhere/credentials';
      assert.deepEqual(listProfiles(await readSharedConfig()), []);
    });
  });
});

describe('endpointSettings', () => {
  const of = async (
    profile: string | undefined,
    env: NodeJS.ProcessEnv = {},
    service: 'ssm' | 'ec2' = 'ssm',
  ): Promise<object> =>
    endpointSettings(
      service,
      { kind: 'account', profile, region: 'eu-west-1' },
      { config: await readSample(), env },
    );

  it('take the services section before the profile, and only for its service', async () => {
    assert.deepEqual(await of('dev'), { endpoint: 'http://localhost:4566', caBundle: '/etc/corp.pem' });
    assert.deepEqual(await of('dev', {}, 'ec2'), { endpoint: undefined, caBundle: '/etc/corp.pem' });
    assert.deepEqual(await of('admin', {}, 'ec2'), {
      endpoint: 'http://localhost:9000',
      caBundle: undefined,
    });
  });

  it('take variables before files, the one of the service first', async () => {
    const env = {
      AWS_ENDPOINT_URL: 'http://all',
      AWS_ENDPOINT_URL_SSM: 'http://ssm',
      AWS_CA_BUNDLE: '/ca.pem',
    };
    assert.deepEqual(await of('dev', env), { endpoint: 'http://ssm', caBundle: '/ca.pem' });
    assert.deepEqual(await of('dev', env, 'ec2'), { endpoint: 'http://all', caBundle: '/ca.pem' });
  });

  it('can be told to ignore configured endpoints', async () => {
    assert.deepEqual(await of('quiet'), { endpoint: undefined, caBundle: undefined });
    const env = { AWS_ENDPOINT_URL: 'http://all', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    assert.deepEqual(await of('admin', env), { endpoint: undefined, caBundle: undefined });
  });

  it('follow AWS_PROFILE when the environment is the connection', async () => {
    assert.deepEqual(await of(undefined, { AWS_PROFILE: 'admin' }), {
      endpoint: 'http://localhost:9000',
      caBundle: undefined,
    });
  });

  it('are the playground whatever the environment says', async () => {
    const playground = { kind: 'playground', endpoint: 'http://127.0.0.1:1', region: 'us-east-1' } as const;
    const from = {
      config: await readSample(),
      env: { AWS_ENDPOINT_URL: 'http://all', AWS_CA_BUNDLE: '/ca.pem' },
    };
    assert.deepEqual(endpointSettings('ssm', playground, from), {
      endpoint: 'http://127.0.0.1:1',
      caBundle: undefined,
    });
  });
});

describe('environmentHasCredentials', () => {
  it('knows keys, web identity and containers, and takes empty for missing', () => {
    assert.ok(environmentHasCredentials({ AWS_ACCESS_KEY_ID: 'x' }));
    assert.ok(environmentHasCredentials({ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' }));
    assert.ok(!environmentHasCredentials({ AWS_ACCESS_KEY_ID: '' }));
    assert.ok(!environmentHasCredentials({ AWS_PROFILE: 'dev' }));
  });
});
