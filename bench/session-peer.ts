// The other end of the bench `session`, in a process of its own: the playground, and what it is compared with, a raw
// WebSocket to the same pseudo-terminal and raw TCP servers.

import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import process from 'node:process';
import { WebSocketServer, type WebSocket } from 'ws';
import { spawnPty } from '../playground/agent/pty.ts';
import { startPlayground } from '../playground/server.ts';

/** What the bench gets to know. */
export interface SessionPeer {
  readonly url: string;
  /** Of a WebSocket; the query is the command that runs on its pseudo-terminal. */
  readonly terminals: number;
  /** Ports that send `transfer` bytes, that take as many and answer with one, and that send back what comes. */
  readonly source: number;
  readonly sink: number;
  readonly echo: number;
}

export const transfer = 50 * 1024 * 1024;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return (server.address() as AddressInfo).port;
}

const part = Buffer.alloc(64 * 1024, 'x');

const source = createServer((socket) => {
  let left = transfer;
  const feed = (): void => {
    while (left > 0) {
      left -= part.length;
      if (!socket.write(part)) return;
    }
    socket.end();
  };
  socket.on('drain', feed).on('error', () => socket.destroy());
  feed();
});

const sink = createServer((socket) => {
  let taken = 0;
  socket.on('error', () => socket.destroy());
  socket.on('data', (data) => {
    taken += data.length;
    if (taken >= transfer) socket.end('k');
  });
});

const echo = createServer((socket) => {
  socket.setNoDelay(true).on('error', () => socket.destroy());
  socket.pipe(socket);
});

/** A shell command on a pseudo-terminal, its bytes as they are. */
function serveTerminal(socket: WebSocket, command: string): void {
  const directory = process.cwd();
  const pty = spawnPty({
    file: 'sh',
    args: ['-c', command],
    directory,
    environment: { PATH: process.env['PATH'] ?? '', TERM: 'xterm-256color' },
  });
  pty.onData((data) => {
    socket.send(data, () => {
      if (socket.bufferedAmount < 256 * 1024) pty.resume();
    });
    if (socket.bufferedAmount > 1024 * 1024) pty.pause();
  });
  pty.onExit(() => socket.close());
  socket.on('message', (data) => pty.write(data as Buffer));
  socket.on('close', () => pty.hangUp());
}

async function main(): Promise<void> {
  const http = createHttpServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (socket, request) => {
    serveTerminal(socket, decodeURIComponent((request.url ?? '').replace(/^\/\?/, '')));
  });
  const playground = await startPlayground({ port: 0 });
  const peer: SessionPeer = {
    url: playground.url,
    terminals: await listen(http),
    source: await listen(source),
    sink: await listen(sink),
    echo: await listen(echo),
  };
  process.send?.(peer);
  process.on('disconnect', () => process.exit(0));
}

if (process.send !== undefined) void main();
