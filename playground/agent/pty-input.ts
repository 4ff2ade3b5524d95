import { write } from 'node:fs';

/** How long to wait for a program that does not read what was typed, in milliseconds. */
const retryTime = 2;

/**
 * What is typed into a pseudo-terminal, in order. A program that does not read leaves its terminal full after some ten
 * thousand bytes; node-pty's own socket stands still then, and with it the process (microsoft/node-pty#831), so the
 * bytes wait here instead.
 */
export class PtyInput {
  readonly #descriptor: number | undefined;
  readonly #fallback: (data: Uint8Array) => void;
  #waiting: Uint8Array[] = [];
  #writing = false;
  #ended = false;

  /** @param descriptor of the terminal, not blocking; without it everything goes to `fallback` */
  constructor(descriptor: number | undefined, fallback: (data: Uint8Array) => void) {
    this.#descriptor = descriptor;
    this.#fallback = fallback;
  }

  push(data: Uint8Array): void {
    if (this.#ended || data.length === 0) return;
    if (this.#descriptor === undefined) {
      this.#fallback(data);
      return;
    }
    this.#waiting.push(data);
    if (!this.#writing) this.#write(this.#descriptor);
  }

  /** The program is gone, and its terminal with it. */
  end(): void {
    this.#ended = true;
    this.#waiting = [];
  }

  #write(descriptor: number): void {
    const data = this.#waiting.length > 1 ? Buffer.concat(this.#waiting) : this.#waiting[0];
    this.#writing = data !== undefined;
    if (data === undefined) return;
    this.#waiting = [data];
    write(descriptor, data, (error, written) => {
      if (this.#ended) return;
      const isFull = error?.code === 'EAGAIN';
      // Whoever is at the other end will not read any more; the exit of the program follows.
      if (error !== null && !isFull) {
        this.end();
        return;
      }
      const rest = data.subarray(isFull ? 0 : written);
      this.#waiting = [...(rest.length > 0 ? [rest] : []), ...this.#waiting.slice(1)];
      if (isFull) setTimeout(() => this.#write(descriptor), retryTime);
      else this.#write(descriptor);
    });
  }
}
