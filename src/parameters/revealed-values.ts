import { Emitter } from '../connection/emitter.ts';
import type { Clock } from '../runs/clock.ts';

/** Milliseconds that a secret may be seen, or may lie in the clipboard, before it goes by itself. */
export const secretLifetime = 30_000;

/** The secrets that are in view right now. They are in memory only, and each goes by itself. */
export class RevealedValues {
  readonly #clock: Clock;
  readonly #values = new Map<string, { readonly value: string; readonly end: AbortController }>();
  readonly #changes = new Emitter<string>();

  /** Told the key of a value that has come or gone. */
  readonly onChange = this.#changes.event;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get(key: string): string | undefined {
    return this.#values.get(key)?.value;
  }

  /** Shows a value from now on for `secretLifetime`. */
  reveal(key: string, value: string): void {
    this.#values.get(key)?.end.abort();
    const end = new AbortController();
    this.#values.set(key, { value, end });
    this.#changes.fire(key);
    this.#clock.sleep(secretLifetime, end.signal).then(
      () => this.hide(key),
      () => undefined,
    );
  }

  hide(key: string): void {
    const shown = this.#values.get(key);
    if (shown === undefined) return;
    this.#values.delete(key);
    shown.end.abort();
    this.#changes.fire(key);
  }

  dispose(): void {
    for (const key of this.keys) this.hide(key);
  }
}
