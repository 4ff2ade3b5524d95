import type { Connection } from '../connection/connection.ts';
import { endpointSettings } from '../connection/endpoint.ts';
import { readSharedConfig } from '../connection/profiles.ts';

/** What the names of AWS's endpoints end with in partitions of their own; `amazonaws.com` elsewhere. */
const suffixes: readonly (readonly [region: RegExp, suffix: string])[] = [
  [/^cn-/, 'amazonaws.com.cn'],
  [/^us-iso-/, 'c2s.ic.gov'],
  [/^us-isob-/, 'sc2s.sgov.gov'],
  [/^eu-isoe-/, 'cloud.adc-e.uk'],
  [/^us-isof-/, 'csp.hci.ic.gov'],
];

/**
 * The address of Systems Manager that a connection works with, for programs that must be told.
 * Source of the names: partitions.json of AWS's endpoint rules.
 */
export async function ssmEndpoint(connection: Connection, env: NodeJS.ProcessEnv): Promise<string> {
  const { endpoint } = endpointSettings('ssm', connection, { config: await readSharedConfig(), env });
  const suffix = suffixes.find(([region]) => region.test(connection.region))?.[1] ?? 'amazonaws.com';
  return endpoint ?? `https://ssm.${connection.region}.${suffix}`;
}
