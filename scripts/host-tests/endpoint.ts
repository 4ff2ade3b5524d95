import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Workbench } from '../vscode-host/workbench.ts';
import type { HostTestEvent } from './events.ts';

export interface EndpointHandlers {
  /** Called once per event, in order; the test waits until it is done. */
  onEvent(event: HostTestEvent): Promise<void>;
  /** How often the window was loaded again on purpose. */
  reloads(): number;
  /** The workbench under test, once its page is open. */
  workbench: Promise<Workbench>;
}

/** The loopback address at which tests in the extension host report and drive the window. */
export interface Endpoint {
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

export async function openEndpoint(handlers: EndpointHandlers): Promise<Endpoint> {
  const token = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.authorization !== `Bearer ${token}`) {
      send(response, 401, { error: 'The token is missing.' });
      return;
    }
    const body: unknown = JSON.parse(await readBody(request));
    const [, area, method] = (request.url ?? '').split('/');
    if (area === 'event') {
      await handlers.onEvent(body as HostTestEvent);
      send(response, 200, {});
    } else if (area === 'reloads') {
      send(response, 200, { value: handlers.reloads() });
    } else if (area === 'ui') {
      send(response, 200, { value: await callWorkbench(await handlers.workbench, method ?? '', body) });
    } else {
      send(response, 404, { error: `There is no ${request.url ?? ''}.` });
    }
  }

  // A connection that is closed here in the moment in which a busy extension host uses it again is a call that fails.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function callWorkbench(workbench: Workbench, name: string, args: unknown): Promise<unknown> {
  const method = Object.entries(workbench).find(([key]) => key === name)?.[1] as
    ((...args: unknown[]) => Promise<unknown>) | undefined;
  if (method === undefined || !Array.isArray(args)) throw new Error(`The workbench has no ${name}().`);
  return method(...(args as unknown[]));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
