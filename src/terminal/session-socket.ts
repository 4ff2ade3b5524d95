import type { Agent } from 'node:https';
import type { Socket } from 'node:net';
import { WebSocket, type RawData } from 'ws';

export interface SessionSocketOptions {
  /** The stream address of the session. It contains `+` and `/` that must stay as they are. */
  readonly url: string;
  /** Goes by a proxy, or trusts other certificates. */
  readonly agent: Agent | undefined;
  /** Certificates to trust besides the system's, in PEM. */
  readonly certificateAuthority: string | undefined;
}

/** Who has opened a socket. `closed` is the last call, with the reason in words. */
export interface SessionSocketListener {
  opened(): void;
  frame(data: Uint8Array): void;
  closed(reason: string): void;
}

/** Proxies and gateways cut idle connections after a minute or less (aws/session-manager-plugin#15). */
const pingInterval = 30_000;
const openTimeout = 20_000;
/** How long the last frames may take before the socket is cut, in milliseconds. */
const closeTimeout = 2000;

/** One WebSocket of a session, from its opening to its end. */
export class SessionSocket {
  readonly #socket: WebSocket;
  /** The connection below the WebSocket. */
  #stream: Socket | undefined;
  #paused = false;

  /** @throws if the address is none */
  constructor(options: SessionSocketOptions, listener: SessionSocketListener) {
    const { url, agent, certificateAuthority } = options;
    // It takes no subprotocol and no signature.
    const socket = new WebSocket(url, {
      handshakeTimeout: openTimeout,
      maxPayload: 1024 * 1024,
      perMessageDeflate: false,
      ...(agent === undefined ? {} : { agent }),
      ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
    });
    this.#socket = socket;
    let reason = '';
    const stopPings = keepAlive(socket, () => (reason = 'the service no longer answers'));
    socket.on('upgrade', (response) => (this.#stream = response.socket));
    socket.on('open', () => {
      if (this.#paused) socket.pause();
      listener.opened();
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary) listener.frame(toBytes(data));
    });
    socket.on('error', (error) => (reason ||= error.message));
    socket.on('close', (code) => {
      stopPings();
      listener.closed(reason || describeClose(code));
    });
  }

  /** Frames that belong together, such as those of a paste, leave in one piece: one call of the system for all. */
  send(data: Uint8Array | string): void {
    const stream = this.#stream;
    if (stream?.writableCorked === 0) {
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
    this.#socket.send(data);
  }

  /** Stops reading from the network. */
  pause(): void {
    this.#paused = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#paused = false;
    this.#socket.resume();
  }

  /** Closes it after what was sent, and cuts it if that takes too long. */
  close(): void {
    this.#socket.close();
    setTimeout(() => this.#socket.terminate(), closeTimeout).unref();
  }
}

/** Pings, and cuts a connection that has been silent since the last one. Returns what stops it. */
function keepAlive(socket: WebSocket, onSilence: () => void): () => void {
  let alive = true;
  const hear = (): void => void (alive = true);
  socket.on('pong', hear);
  socket.on('message', hear);
  const timer = setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (!alive && !socket.isPaused) {
      onSilence();
      socket.terminate();
      return;
    }
    alive = false;
    socket.ping('keepalive');
  }, pingInterval);
  return () => clearInterval(timer);
}

/** A WebSocket close code in words: 1006 stands for an end without a close message. */
function describeClose(code: number): string {
  if (code === 1006) return 'the connection broke';
  return code === 1000
    ? 'the service closed the connection'
    : `the service closed the connection, code ${code}`;
}

/** The bytes of a message; of the forms that ws knows, it uses Buffer unless told otherwise. */
function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
