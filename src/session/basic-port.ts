import { Flag } from './payload.ts';
import type { PortEffect, PortEvent, PortProtocol } from './port-events.ts';

/**
 * How long a new connection waits after the last one, in milliseconds. What the agent had read from that one may still
 * be on its way, and nothing in it says whose it is: it must not reach the next.
 */
const settleTime = 300;

/** A greeting that is longer is none, and is not kept. In bytes. */
const longestGreeting = 1024 * 1024;

/**
 * Agents up to 3.0.196.0: the bytes of one connection at a time. The agent dials once when the session begins, and
 * again for the first byte after a disconnection. It tells nobody when the port closes a connection.
 *
 *   fresh --opened--> open --ended, closed--> settling --300 ms--> silent --first data--> open
 *
 * The first connection may get a greeting before it sends something, and the greeting may come before the connection.
 */
export class BasicPort implements PortProtocol {
  readonly capacity = 1;
  #open: number | undefined;
  /** Bytes for the first connection that came before it. */
  #greeting: Uint8Array[] | undefined = [];
  #greetingLength = 0;
  /** True from a disconnection to the next data that is sent: what comes in between belongs to nobody. */
  #silent = false;
  #settledAt = 0;
  /** What waits until the last connection has settled. */
  #waiting: PortEffect[] = [];

  handle(event: PortEvent, now: number): PortEffect[] {
    switch (event.type) {
      case 'opened':
        return this.#opened(event.id);
      case 'data':
        if (event.id !== this.#open) return [];
        return this.#send({ type: 'send', data: event.data }, now);
      case 'ended':
      case 'closed':
        return this.#disconnect(event, now);
      case 'received':
        return this.#receive(event.data, now);
      case 'tick':
        return now < this.#settledAt ? [{ type: 'wakeAt', time: this.#settledAt }] : this.#settle();
    }
  }

  #opened(id: number): PortEffect[] {
    this.#open = id;
    const greeting = this.#greeting ?? [];
    this.#greeting = undefined;
    return greeting.map((data) => ({ type: 'data', id, data }));
  }

  #send(effect: PortEffect, now: number): PortEffect[] {
    if (now < this.#settledAt) {
      this.#waiting.push(effect);
      return [{ type: 'wakeAt', time: this.#settledAt }];
    }
    return [...this.#settle(), ...this.#pass(effect)];
  }

  #settle(): PortEffect[] {
    return this.#waiting.splice(0).flatMap((effect) => this.#pass(effect));
  }

  #pass(effect: PortEffect): PortEffect[] {
    if (effect.type === 'send') this.#silent = false;
    return [effect];
  }

  #disconnect({ id, type }: PortEvent & { id: number }, now: number): PortEffect[] {
    if (id !== this.#open) return [];
    this.#open = undefined;
    // The local end must not wait for more: no other connection can be served as long as it does.
    const closed: PortEffect[] = type === 'ended' ? [{ type: 'closed', id }] : [];
    const waiting = this.#waiting.splice(0).flatMap((effect) => this.#pass(effect));
    return [...waiting, this.#silence(now), ...closed];
  }

  /** Lets the agent close its connection; it makes a new one for the next data. */
  #silence(now: number): PortEffect {
    this.#silent = true;
    this.#settledAt = now + settleTime;
    return { type: 'flag', flag: Flag.disconnectToPort };
  }

  #receive(data: Uint8Array, now: number): PortEffect[] {
    if (this.#greeting !== undefined) {
      this.#greeting.push(data);
      this.#greetingLength += data.length;
      if (this.#greetingLength <= longestGreeting) return [];
      this.#greeting = undefined;
      return [this.#silence(now)];
    }
    if (this.#silent || this.#open === undefined) return [];
    return [{ type: 'data', id: this.#open, data }];
  }
}
