// Both ends of a data channel over a network that loses, repeats, reorders, delays and cuts, in virtual time: the same
// seed gives the same run.
import { AgentChannel, type AgentEvent } from '../../../playground/agent/agent-channel.ts';
import { DataChannel } from '../../../src/session/data-channel.ts';
import type { DataChannelEvent, SessionEnd } from '../../../src/session/events.ts';
import { PayloadType } from '../../../src/session/message.ts';

export interface NetworkOptions {
  readonly seed: number;
  /** Probability that a frame is lost, and that it arrives twice. */
  readonly loss: number;
  readonly duplication: number;
  /** Frames take from 1 to so many milliseconds, each its own time. */
  readonly delay: number;
  /** Times at which the connection is cut, in milliseconds from the start. */
  readonly cuts: readonly number[];
  readonly agentVersion: string;
  readonly handshake: boolean;
}

type Side = 'client' | 'agent';

const epoch = 1_700_000_000_000;

export class VirtualNetwork {
  readonly client: DataChannel;
  readonly agent: AgentChannel;
  /** What the client's user sees, and what the agent's program reads. */
  readonly output: Uint8Array[] = [];
  readonly input: Uint8Array[] = [];
  end: SessionEnd | undefined;
  steps = 0;
  readonly #options: NetworkOptions;
  readonly #random: () => number;
  #now = epoch;
  #events: { time: number; order: number; run: () => void }[] = [];
  #order = 0;
  #connection = 0;
  #wakes = { client: 0, agent: 0 };

  constructor(options: NetworkOptions) {
    this.#options = options;
    this.#random = mulberry32(options.seed);
    const random = (length: number): Uint8Array => Uint8Array.from({ length }, () => this.#random() * 256);
    this.client = new DataChannel({ tokenValue: 'token', clientId: 'client', random });
    this.agent = new AgentChannel({ agentVersion: options.agentVersion, random });
    for (const cut of options.cuts) this.#at(epoch + cut, () => this.#cut());
    this.#at(epoch, () => this.toClient({ type: 'start' }));
    const request = { sessionType: 'NonInteractiveCommands', properties: null, encryption: undefined };
    const handshake = options.handshake ? request : undefined;
    this.#at(epoch + 10, () => this.toAgent({ type: 'begin', handshake }));
  }

  /** Runs `action` at so many milliseconds from the start. */
  schedule(time: number, action: () => void): void {
    this.#at(epoch + time, action);
  }

  /** Lets time pass until `isDone`, at most so many virtual milliseconds; false if it never was. */
  run(isDone: () => boolean, milliseconds: number): boolean {
    while (!isDone()) {
      const next = this.#events.shift();
      if (next === undefined || next.time > epoch + milliseconds) return false;
      this.#now = Math.max(this.#now, next.time);
      this.steps++;
      next.run();
    }
    return true;
  }

  toClient(event: DataChannelEvent): void {
    for (const effect of this.client.handle(event, this.#now)) {
      if (effect.type === 'send' && typeof effect.data !== 'string') this.#carry('agent', effect.data);
      if (effect.type === 'output') this.output.push(effect.data);
      if (effect.type === 'connect') this.#after(5, () => this.#connect());
      if (effect.type === 'resume') this.#after(20, () => this.#resume());
      if (effect.type === 'closed') this.end = effect.end;
      if (effect.type === 'wakeAt') this.#wake('client', effect.time, () => this.toClient({ type: 'tick' }));
    }
  }

  toAgent(event: AgentEvent): void {
    for (const effect of this.agent.handle(event, this.#now)) {
      if (effect.type === 'send') this.#carry('client', effect.data);
      if (effect.type === 'receive' && effect.payloadType === PayloadType.output)
        this.input.push(effect.payload);
      if (effect.type === 'wakeAt') this.#wake('agent', effect.time, () => this.toAgent({ type: 'tick' }));
    }
  }

  #resume(): void {
    const fails = this.#random() < 0.3;
    this.toClient(
      fails
        ? { type: 'resumeFailed', reason: 'no network', final: false }
        : { type: 'resumed', tokenValue: 'token' },
    );
  }

  #connect(): void {
    this.#connection++;
    this.toAgent({ type: 'attached' });
    this.toClient({ type: 'opened' });
  }

  #cut(): void {
    this.#connection++;
    this.toAgent({ type: 'detached' });
    this.toClient({ type: 'dropped', reason: 'cut' });
  }

  /** A frame on its way; it is lost if the connection that carries it is. */
  #carry(to: Side, data: Uint8Array): void {
    const copies =
      (this.#random() < this.#options.loss ? 0 : 1) + (this.#random() < this.#options.duplication ? 1 : 0);
    const connection = this.#connection;
    for (let copy = 0; copy < copies; copy++) {
      this.#after(1 + this.#random() * this.#options.delay, () => {
        if (connection !== this.#connection) return;
        if (to === 'agent') this.toAgent({ type: 'frame', data });
        else this.toClient({ type: 'frame', data });
      });
    }
  }

  #wake(side: Side, time: number | undefined, run: () => void): void {
    const wake = ++this.#wakes[side];
    if (time === undefined) return;
    this.#at(time, () => {
      if (wake === this.#wakes[side]) run();
    });
  }

  #after(milliseconds: number, run: () => void): void {
    this.#at(this.#now + milliseconds, run);
  }

  #at(time: number, run: () => void): void {
    const event = { time: Math.max(time, this.#now), order: this.#order++, run };
    let index = this.#events.length;
    while (index > 0 && comesAfter(this.#events[index - 1], event)) index--;
    this.#events.splice(index, 0, event);
  }
}

const comesAfter = (
  a: { time: number; order: number } | undefined,
  b: { time: number; order: number },
): boolean => a !== undefined && (a.time > b.time || (a.time === b.time && a.order > b.order));

/** A small random generator with a seed. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
