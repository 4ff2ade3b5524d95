import type { Socket } from 'node:net';
import { Flag } from '../session/payload.ts';
import type { Handlers } from '../session/events.ts';
import type { PortEffect, PortEvent, PortProtocol } from '../session/port-events.ts';
import { choosePortProtocol } from '../session/port-protocol.ts';

/** The Port session below a bridge; see `SessionConnection`. */
export interface PortChannel {
  readonly isFull: boolean;
  write(data: Uint8Array): void;
  sendFlag(flag: number): void;
  pause(): void;
  resume(): void;
}

export interface PortBridgeListener {
  /** Connections were opened or closed. */
  changed?(): void;
  /** The node could not connect to the destination. */
  refused?(): void;
  /** The session cannot be used any more; `reason` is for the user. */
  failed(reason: string): void;
}

export interface PortBridgeOptions {
  readonly channel: PortChannel;
  readonly agentVersion: string;
  readonly listener: PortBridgeListener;
}

/** Counts since the beginning. */
export interface PortStatistics {
  /** Connections that are open now. */
  readonly open: number;
  readonly connections: number;
  /** Bytes of local connections that went to the node, and that came from it. */
  readonly sent: number;
  readonly received: number;
}

/**
 * What may wait for local ends that do not read, in bytes, before nothing more is taken from the node. The streams of
 * a session share one channel, so the slowest one then holds up all (smux gives a session 4 MiB, `MaxReceiveBuffer`).
 */
const highWater = 4 * 1024 * 1024;
const lowWater = 1024 * 1024;

/** How long a local end may take to close after the remote one has, in milliseconds. */
const closeTimeout = 10_000;

/** The local connections of one Port session. Sockets must be made with `allowHalfOpen`. */
export class PortBridge {
  readonly #onEffect: Handlers<PortEffect> = {
    send: ({ data }) => this.#options.channel.write(data),
    flag: ({ flag }) => this.#options.channel.sendFlag(flag),
    data: ({ id, data }) => this.#deliver(id, data),
    closed: ({ id }) => this.#release(id),
    wakeAt: ({ time }) => this.#sleepUntil(time),
    failed: ({ reason }) => this.#options.listener.failed(reason),
  };

  readonly #options: PortBridgeOptions;
  readonly #protocol: PortProtocol;
  readonly #sockets = new Map<number, Socket>();
  /** Connections that wait until there is room for them. */
  readonly #waiting: Socket[] = [];
  readonly #events: PortEvent[] = [];
  #handling = false;
  #nextId = 0;
  #wake: NodeJS.Timeout | undefined;
  #holdsLocal = false;
  #holdsRemote = false;
  #closed = false;
  #sent = 0;
  #received = 0;

  constructor(options: PortBridgeOptions) {
    this.#options = options;
    this.#protocol = choosePortProtocol(options.agentVersion);
    this.#handle({ type: 'tick' });
  }

  get statistics(): PortStatistics {
    return {
      open: this.#sockets.size,
      connections: this.#nextId,
      sent: this.#sent,
      received: this.#received,
    };
  }

  /** Takes over a connection that was made to the local port. */
  accept(socket: Socket): void {
    if (this.#closed) {
      socket.destroy();
      return;
    }
    socket.pause();
    socket.on('error', () => socket.destroy());
    this.#waiting.push(socket);
    this.#admit();
  }

  /** Output of the session. */
  receive(data: Uint8Array): void {
    this.#handle({ type: 'received', data });
  }

  /** A flag of the session. */
  receiveFlag(flag: number): void {
    if (flag === Flag.connectToPortError) this.#options.listener.refused?.();
  }

  /** The session takes input again. */
  drained(): void {
    this.#holdsLocal = false;
    for (const socket of this.#sockets.values()) socket.resume();
  }

  /** Closes all connections, after what has arrived for them. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#wake);
    for (const socket of this.#waiting.splice(0)) socket.destroy();
    for (const id of [...this.#sockets.keys()]) this.#release(id);
  }

  #admit(): void {
    while (this.#sockets.size < this.#protocol.capacity) {
      const socket = this.#waiting.shift();
      if (socket === undefined) return;
      if (!socket.destroyed) this.#open(socket);
    }
  }

  #open(socket: Socket): void {
    const id = this.#nextId++;
    this.#sockets.set(id, socket);
    socket.setNoDelay(true);
    socket.on('data', (data) => this.#send(id, data));
    socket.on('drain', () => this.#regulate());
    socket.on('end', () => this.#handle({ type: 'ended', id }));
    socket.on('close', () => this.#forget(id, { tell: true }));
    this.#handle({ type: 'opened', id });
    if (!this.#holdsLocal) socket.resume();
    this.#options.listener.changed?.();
  }

  #send(id: number, data: Uint8Array): void {
    // What still comes after the remote end has closed belongs to nobody.
    if (!this.#sockets.has(id)) return;
    this.#sent += data.length;
    this.#handle({ type: 'data', id, data });
    if (!this.#options.channel.isFull) return;
    this.#holdsLocal = true;
    for (const socket of this.#sockets.values()) socket.pause();
  }

  #deliver(id: number, data: Uint8Array): void {
    const socket = this.#sockets.get(id);
    if (socket === undefined) return;
    this.#received += data.length;
    // The node sends a kilobyte at a time: what has arrived together leaves together, by one call of the system.
    if (socket.writableCorked === 0) {
      socket.cork();
      process.nextTick(() => socket.uncork());
    }
    if (!socket.write(data)) this.#regulate();
  }

  /** The remote end has closed: so does the local one, after its last bytes. */
  #release(id: number): void {
    const socket = this.#sockets.get(id);
    if (socket === undefined) return;
    socket.end();
    // Bytes that nobody reads would turn the end into a reset, which takes away what is still on its way.
    socket.resume();
    setTimeout(() => socket.destroy(), closeTimeout).unref();
    this.#forget(id, { tell: false });
  }

  #forget(id: number, { tell }: { tell: boolean }): void {
    if (!this.#sockets.delete(id)) return;
    if (tell) this.#handle({ type: 'closed', id });
    this.#regulate();
    this.#admit();
    this.#options.listener.changed?.();
  }

  /** Holds the remote end up while local ends do not keep pace. */
  #regulate(): void {
    let unread = 0;
    for (const socket of this.#sockets.values()) unread += socket.writableLength;
    if (!this.#holdsRemote && unread > highWater) {
      this.#holdsRemote = true;
      this.#options.channel.pause();
    } else if (this.#holdsRemote && unread < lowWater) {
      this.#holdsRemote = false;
      this.#options.channel.resume();
    }
  }

  /** Events wait for one another, because a connection may be admitted while the effects of an event are being done. */
  #handle(event: PortEvent): void {
    if (this.#closed) return;
    this.#events.push(event);
    if (this.#handling) return;
    this.#handling = true;
    try {
      for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) {
        for (const effect of this.#protocol.handle(next, Date.now())) {
          (this.#onEffect[effect.type] as (effect: PortEffect) => void)(effect);
        }
      }
    } finally {
      this.#handling = false;
    }
  }

  #sleepUntil(time: number | undefined): void {
    clearTimeout(this.#wake);
    if (time === undefined) return;
    this.#wake = setTimeout(() => this.#handle({ type: 'tick' }), Math.max(0, time - Date.now()));
  }
}
