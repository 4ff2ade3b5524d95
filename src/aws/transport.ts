import { readFile } from 'node:fs/promises';
import { Agent } from 'node:https';
import type { EndpointSettings } from '../connection/endpoint.ts';
import type { TransportSettings } from '../connection/transport.ts';

/** Milliseconds. Longer than any answer of these services takes; without a limit a dead network would hang a view. */
const timeouts = { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

/** How the requests of a connection travel. @throws if the CA bundle cannot be read */
export async function transportSettings({ caBundle }: EndpointSettings): Promise<TransportSettings> {
  if (caBundle === undefined) return { requestHandler: timeouts };
  const ca = await readFile(caBundle, 'utf8').catch((error: unknown) => {
    throw new Error(`The CA bundle ${caBundle} of the AWS config cannot be read: ${String(error)}`);
  });
  return {
    requestHandler: { ...timeouts, httpsAgent: new Agent({ ca, keepAlive: true, maxSockets: 50 }) },
  };
}
