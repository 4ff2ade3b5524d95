import process from 'node:process';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';

/** What a bad network does to the frames of a session, both ways; each part is optional. */
export interface Disturbance {
  /** Probability (0 to 1) that a frame is lost. */
  readonly loss?: number;
  /** Probability (0 to 1) that a frame arrives twice. */
  readonly duplication?: number;
  /** Each frame is late by up to so many milliseconds, and thereby out of order. */
  readonly delay?: number;
}

/** What waits in the socket's buffer before the program behind it is to be held up, in bytes. */
const highWater = 1024 * 1024;
const lowWater = 256 * 1024;

/** The binary frames of one client's WebSocket, with the network that was asked for in between. */
export class Link {
  disturbance: Disturbance = {};
  readonly #socket: WebSocket;
  readonly #onDrained: () => void;

  constructor(socket: WebSocket, onFrame: (data: Uint8Array) => void, onDrained: () => void) {
    this.#socket = socket;
    this.#onDrained = onDrained;
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.#disturb(() => onFrame(toBytes(data)));
    });
  }

  /** True while more is to be sent than the client takes. */
  get isFull(): boolean {
    return this.#socket.bufferedAmount > highWater;
  }

  send(data: Uint8Array): void {
    this.#disturb(() => {
      this.#gather();
      this.#socket.send(data, () => {
        if (this.#socket.bufferedAmount < lowWater) this.#onDrained();
      });
    });
  }

  /** Stops and restarts reading; the client is held up by the network. */
  hold(hold: boolean): void {
    if (hold) this.#socket.pause();
    else this.#socket.resume();
  }

  /** Breaks off without a word. */
  drop(): void {
    this.#socket.terminate();
  }

  close(): void {
    this.#socket.resume();
    this.#socket.close(1000);
  }

  /** What is sent together leaves in one piece. ws has no public name for the connection below it. */
  #gather(): void {
    const stream = (this.#socket as { _socket?: Duplex | null })._socket;
    if (stream?.writableCorked !== 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  #disturb(pass: () => void): void {
    const { loss = 0, duplication = 0, delay = 0 } = this.disturbance;
    const copies = Number(Math.random() >= loss) + Number(Math.random() < duplication);
    for (let copy = 0; copy < copies; copy++) {
      if (delay === 0) pass();
      else setTimeout(() => this.#socket.readyState === this.#socket.OPEN && pass(), Math.random() * delay);
    }
  }
}

/** The bytes of a message; of the forms that ws knows, its server uses Buffer unless told otherwise. */
function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
