import type { Connection } from './connection.ts';
import type { SharedConfig } from './profiles.ts';

/** The services we call, by their names in IAM. */
export type ServiceId =
  'ssm' | 'ec2' | 'iam' | 'kms' | 'resource-groups' | 'sts' | 's3' | 'logs' | 'cloudtrail';

/** What stands between a connection and its requests besides credentials. */
export interface EndpointSettings {
  /** Undefined: AWS's own endpoint of the region. */
  readonly endpoint: string | undefined;
  /** A file of certificates in PEM to trust instead of the system's. */
  readonly caBundle: string | undefined;
}

/**
 * The endpoint and the CA bundle of one service, in the order that AWS's SDKs share: the service's variable, the
 * global variable, the service's key in the profile's `services` section, the profile's `endpoint_url`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointSettings(
  service: ServiceId | 'sso_oidc',
  connection: Connection,
  from: { config: SharedConfig; env: NodeJS.ProcessEnv },
): EndpointSettings {
  if (connection.kind === 'playground') return { endpoint: connection.endpoint, caBundle: undefined };
  const { config, env } = from;
  const keys = config.profiles.get(connection.profile ?? env['AWS_PROFILE'] ?? 'default') ?? {};
  const services = config.services.get(keys['services'] ?? '') ?? {};
  const caBundle = nonEmpty(env['AWS_CA_BUNDLE']) ?? nonEmpty(keys['ca_bundle']);
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? keys['ignore_configured_endpoint_urls'];
  if (ignored?.toLowerCase() === 'true') return { endpoint: undefined, caBundle };
  // The id that endpoint settings use: upper case in variables, lower case in files.
  const id = service === 'logs' ? 'cloudwatch_logs' : service.replaceAll('-', '_');
  const endpoint =
    nonEmpty(env[`AWS_ENDPOINT_URL_${id.toUpperCase()}`]) ??
    nonEmpty(env['AWS_ENDPOINT_URL']) ??
    nonEmpty(services[`${id}.endpoint_url`]) ??
    nonEmpty(keys['endpoint_url']);
  return { endpoint, caBundle };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
