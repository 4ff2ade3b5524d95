import type { PortEffect, PortEvent, PortProtocol } from './port-events.ts';
import { encodeMuxData, encodeMuxFrame, MuxCommand, MuxReader, type MuxFrame } from './smux.ts';

/**
 * Both ends of smux show so often that they live (`KeepAliveInterval`), in milliseconds. Our end does not mind silence:
 * whether the agent is still there, the data channel finds out, which waits longer and resumes.
 */
const keepAliveInterval = 10_000;
/**
 * How long the remote end must be silent before it is told that the local end sends no more, in milliseconds. A FIN
 * closes both directions, and the answer to a request that ends with the end of its stream would be lost.
 */
const answerTime = 2000;

interface Stream {
  /** When the FIN goes out if the remote end stays silent; undefined while the local end may send. */
  finishAt: number | undefined;
}

/** Agents after 3.0.196.0: any number of connections, each a smux stream. */
export class MuxPort implements PortProtocol {
  readonly capacity = Infinity;
  readonly #keepsAlive: boolean;
  readonly #reader = new MuxReader();
  readonly #streams = new Map<number, Stream>();
  /** How many streams wait for the silence of the remote end. */
  #ending = 0;
  #keepAliveAt = 0;
  #wakeAt: number | undefined;
  #failed = false;

  /** `keepsAlive`: up to 3.1.1511.0 either end closes the session when it has heard nothing for 30 seconds. */
  constructor({ keepsAlive }: { keepsAlive: boolean }) {
    this.#keepsAlive = keepsAlive;
  }

  handle(event: PortEvent, now: number): PortEffect[] {
    if (this.#failed) return [];
    const effects = this.#apply(event, now);
    if (this.#ending > 0) effects.push(...this.#finishSilent(now));
    if (this.#keepsAlive) effects.push(...this.#keepAlive(now));
    if (effects.some(({ type }) => type === 'failed')) {
      this.#failed = true;
      return effects;
    }
    const due = this.#dueAt();
    if (due !== this.#wakeAt) {
      this.#wakeAt = due;
      effects.push({ type: 'wakeAt', time: due });
    }
    return effects;
  }

  #apply(event: PortEvent, now: number): PortEffect[] {
    switch (event.type) {
      case 'opened':
        this.#streams.set(event.id, { finishAt: undefined });
        return [{ type: 'send', data: encodeMuxFrame(MuxCommand.open, streamOf(event.id)) }];
      case 'data':
        if (!this.#streams.has(event.id)) return [];
        return [{ type: 'send', data: encodeMuxData(streamOf(event.id), event.data) }];
      case 'ended':
        this.#end(event.id, now);
        return [];
      case 'closed':
        return this.#finish(event.id);
      case 'received':
        return this.#receive(event.data, now);
      case 'tick':
        // The wish is used up, also by a timer that was a little early.
        this.#wakeAt = undefined;
        return [];
    }
  }

  #end(id: number, now: number): void {
    const stream = this.#streams.get(id);
    if (stream === undefined || stream.finishAt !== undefined) return;
    stream.finishAt = now + answerTime;
    this.#ending++;
  }

  #finish(id: number): PortEffect[] {
    return this.#forget(id) ? [{ type: 'send', data: encodeMuxFrame(MuxCommand.finish, streamOf(id)) }] : [];
  }

  #forget(id: number): boolean {
    const stream = this.#streams.get(id);
    if (stream?.finishAt !== undefined) this.#ending--;
    return this.#streams.delete(id);
  }

  #receive(data: Uint8Array, now: number): PortEffect[] {
    const frames = this.#reader.read(data);
    if (frames === undefined) return [{ type: 'failed', reason: 'The agent sent what is no smux frame.' }];
    const effects: PortEffect[] = [];
    for (const frame of frames) effects.push(...this.#receiveFrame(frame, now));
    return effects;
  }

  #receiveFrame({ command, streamId, data }: MuxFrame, now: number): PortEffect[] {
    const id = connectionOf(streamId);
    const stream = this.#streams.get(id);
    // What the agent had on its way when the local end closed belongs to nobody.
    if (stream === undefined) return [];
    if (command === MuxCommand.push) {
      if (stream.finishAt !== undefined) stream.finishAt = now + answerTime;
      return [{ type: 'data', id, data }];
    }
    // Both ends send a FIN in smux, also the one that was told.
    return command === MuxCommand.finish ? [...this.#finish(id), { type: 'closed', id }] : [];
  }

  /** Ends the streams whose local end has ended and whose remote end has said nothing since. */
  #finishSilent(now: number): PortEffect[] {
    const silent = [...this.#streams].filter(([, { finishAt = Infinity }]) => finishAt <= now);
    return silent.flatMap(([id]) => [...this.#finish(id), { type: 'closed', id } as const]);
  }

  #keepAlive(now: number): PortEffect[] {
    if (now < this.#keepAliveAt) return [];
    this.#keepAliveAt = now + keepAliveInterval;
    return [{ type: 'send', data: encodeMuxFrame(MuxCommand.keepAlive, 0) }];
  }

  #dueAt(): number | undefined {
    const times = this.#keepsAlive ? [this.#keepAliveAt] : [];
    if (this.#ending > 0)
      for (const { finishAt } of this.#streams.values()) if (finishAt !== undefined) times.push(finishAt);
    return times.length === 0 ? undefined : Math.min(...times);
  }
}

const firstStream = 3;
const streamOf = (id: number): number => firstStream + 2 * id;
const connectionOf = (streamId: number): number => (streamId - firstStream) / 2;
