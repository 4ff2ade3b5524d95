import { readFile } from 'node:fs/promises';
import type { Agent } from 'node:https';
import type { Connection } from '../connection/connection.ts';
import { endpointSettings, type EndpointSettings } from '../connection/endpoint.ts';
import { readSharedConfig } from '../connection/profiles.ts';
import type { ProxySettings } from '../connection/proxy.ts';
import type { TransportSettings } from '../connection/transport.ts';

/** Milliseconds. Longer than any answer of these services takes; without a limit a dead network would hang a view. */
const timeouts = { connectionTimeout: 10_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

/** How the requests of a connection travel. @throws if the CA bundle cannot be read */
export async function transportSettings(
  settings: EndpointSettings,
  proxy?: ProxySettings,
): Promise<TransportSettings> {
  const agent = await createAgent(settings, proxy);
  return { requestHandler: { ...timeouts, httpsAgent: agent, httpAgent: agent } };
}

/** How the WebSockets of a connection's sessions travel: as its requests do. @throws if the CA bundle cannot be read */
export async function sessionAgent(connection: Connection, proxy?: ProxySettings): Promise<Agent> {
  const config = await readSharedConfig();
  return createAgent(endpointSettings('ssm', connection, { config, env: process.env }), proxy);
}

async function createAgent({ caBundle }: EndpointSettings, proxy?: ProxySettings): Promise<Agent> {
  const { noProxySettings, ProxyingAgent } = await import('../connection/proxy.ts');
  const ca =
    caBundle === undefined
      ? undefined
      : await readFile(caBundle, 'utf8').catch((error: unknown) => {
          throw new Error(`The CA bundle ${caBundle} of the AWS config cannot be read: ${String(error)}`);
        });
  // It serves both schemes, which Node's classes have no name for.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
  return new ProxyingAgent(proxy ?? noProxySettings, ca);
}
