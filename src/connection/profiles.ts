import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

/** How a profile gets its credentials, as far as the config files tell. */
export type CredentialSource = 'sso' | 'role' | 'process' | 'web identity' | 'login' | 'keys' | 'unknown';

/** One profile of the AWS config files. Values are settings; secrets are not read out of the files. */
export interface Profile {
  readonly name: string;
  readonly region: string | undefined;
  readonly source: CredentialSource;
}

/** Sections and keys of the AWS config files, merged by profile as the CLI merges them. */
export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** `[services NAME]` sections; a nested `ssm =` block's key reads `ssm.endpoint_url`. */
  readonly services: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** `[sso-session NAME]` sections. */
  readonly ssoSessions: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

const secretKeys = new Set(['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token']);
const sectionPrefix = /^(?:plugins|login-session)\./;

/**
 * Reads the config and credentials files afresh (`AWS_CONFIG_FILE`, `AWS_SHARED_CREDENTIALS_FILE`, else `~/.aws`).
 * Missing files read as empty. Keys that hold secrets are kept as an empty text: that they are there, not what.
 * https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
export async function readSharedConfig(): Promise<SharedConfig> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const profiles = new Map<string, Record<string, string>>();
  const services = new Map<string, Record<string, string>>();
  const ssoSessions = new Map<string, Record<string, string>>();
  for (const [name, section] of [...Object.entries(configFile), ...Object.entries(credentialsFile)]) {
    const entries = withoutSecrets(section);
    if (name.startsWith('services.')) services.set(name.slice('services.'.length), entries);
    else if (name.startsWith('sso-session.')) ssoSessions.set(name.slice('sso-session.'.length), entries);
    else if (!sectionPrefix.test(name)) profiles.set(name, { ...profiles.get(name), ...entries });
  }
  return { profiles, services, ssoSessions };
}

/** The profiles to choose from, `default` first, then by name. */
export function listProfiles(config: SharedConfig): Profile[] {
  return [...config.profiles]
    .map(([name, keys]) => ({ name, region: keys['region'], source: credentialSource(keys) }))
    .sort(
      (a, b) => Number(b.name === 'default') - Number(a.name === 'default') || a.name.localeCompare(b.name),
    );
}

/** True if the environment itself names credentials, so that no profile is needed. */
export function environmentHasCredentials(env: NodeJS.ProcessEnv): boolean {
  return [
    'AWS_ACCESS_KEY_ID',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  ].some((name) => (env[name] ?? '') !== '');
}

function credentialSource(keys: Readonly<Record<string, string>>): CredentialSource {
  if ('sso_session' in keys || 'sso_start_url' in keys) return 'sso';
  if ('web_identity_token_file' in keys) return 'web identity';
  if ('role_arn' in keys) return 'role';
  if ('credential_process' in keys) return 'process';
  if ('login_session' in keys) return 'login';
  if ('aws_access_key_id' in keys) return 'keys';
  return 'unknown';
}

function withoutSecrets(section: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(section).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, secretKeys.has(key) ? '' : value]],
    ),
  );
}
