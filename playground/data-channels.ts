import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { refuse } from './guard.ts';
import type { AttachDataChannel, Session } from './sessions.ts';

/** How a test cuts the data channels: as a lost network does, or as the service does every hour or so. */
export type Cut = 'drop' | 'close';

/** The WebSockets at `/v1/data-channel/SESSIONID`; each is served by the agent's side of its session. */
export class DataChannels {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1024 * 1024 });
  readonly #sockets = new Map<WebSocket, string>();
  readonly #findSession: (sessionId: string) => Session | undefined;
  readonly #attach: AttachDataChannel;

  constructor(findSession: (sessionId: string) => Session | undefined, attach: AttachDataChannel) {
    this.#findSession = findSession;
    this.#attach = attach;
  }

  /** Takes over a request to upgrade; refuses what does not come from a client of a known session. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const sessionId = /^\/v1\/data-channel\/([\w.@-]+)$/.exec(path)?.[1];
    const session = sessionId === undefined ? undefined : this.#findSession(sessionId);
    if (refuse(request) !== undefined || sessionId === undefined || session === undefined) {
      const status = refuse(request) === undefined ? '404 Not Found' : '403 Forbidden';
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (channel) => {
      this.#sockets.set(channel, sessionId);
      channel.once('close', () => this.#sockets.delete(channel));
      this.#attach(channel, session);
    });
  }

  /** Cuts the channels of `sessionId`, or all; the number of those cut. */
  cut(how: Cut, sessionId?: string): number {
    const chosen = [...this.#sockets].filter(([, id]) => sessionId === undefined || id === sessionId);
    for (const [channel] of chosen) {
      if (how === 'drop') channel.terminate();
      // The service closes so about once an hour; see aws/session-manager-plugin#135.
      else channel.close(1000, 'Bye');
    }
    return chosen.length;
  }

  close(): void {
    this.cut('drop');
    this.#server.close();
  }
}
