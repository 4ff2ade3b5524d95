import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireAnswer } from './protocol/wire.ts';

const largestBody = 10 * 1024 * 1024;

/** The whole body as text; undefined if it is larger than 10 MB, more than any operation takes. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

export function send(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...headers, 'content-length': length, 'cache-control': 'no-store' }).end(body);
}

export function sendText(response: ServerResponse, status: number, body: string): void {
  send(response, { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body });
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = `${JSON.stringify(value, undefined, 2)}\n`;
  send(response, { status, headers: { 'content-type': 'application/json' }, body });
}
