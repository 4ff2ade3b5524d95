import type { Clock } from '../runs/clock.ts';
import { secretLifetime } from './revealed-values.ts';

/** The clipboard of the computer; VS Code's in the extension. */
export interface Clipboard {
  readText(): PromiseLike<string>;
  writeText(text: string): PromiseLike<void>;
}

/** Puts secrets into the clipboard and takes them out again, unless something else has taken their place. */
export class SecretClipboard {
  readonly #clipboard: Clipboard;
  readonly #clock: Clock;
  #secret: string | undefined;
  #end = new AbortController();

  constructor(clipboard: Clipboard, clock: Clock) {
    this.#clipboard = clipboard;
    this.#clock = clock;
  }

  /** Copies a secret for `secretLifetime`. */
  async copy(secret: string): Promise<void> {
    this.#end.abort();
    const end = new AbortController();
    this.#end = end;
    await this.#clipboard.writeText(secret);
    this.#secret = secret;
    this.#clock.sleep(secretLifetime, end.signal).then(
      () => this.clear(),
      () => undefined,
    );
  }

  /** Takes the secret out now. A clipboard that cannot be read is emptied all the same: better that than a secret. */
  async clear(): Promise<void> {
    const secret = this.#secret;
    this.#secret = undefined;
    this.#end.abort();
    if (secret === undefined) return;
    const held = await this.#clipboard.readText().then(
      (text) => text === secret,
      () => true,
    );
    if (held) await this.#clipboard.writeText('');
  }

  /** The window closes: what is left of the time is not waited for. */
  dispose(): void {
    this.clear().catch(() => undefined);
  }
}
