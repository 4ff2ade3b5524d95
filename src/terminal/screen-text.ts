const escape = '\x1b';
const switches = new RegExp(`${escape}\\[\\?(?:1049|1047|47)([hl])`, 'g');
const longestSwitch = `${escape}[?1049h`.length;

/** What the remote end prints, as text; knows whether a full-screen program is running. */
export class ScreenText {
  // A byte order mark is a character like any other here.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #tail = '';
  #isFullScreen = false;

  /** True while a program such as an editor uses the alternate screen, on which nobody else may write. */
  get isFullScreen(): boolean {
    return this.#isFullScreen;
  }

  /** The text of `data`; the beginning of a character waits for its rest. */
  decode(data: Uint8Array): string {
    const text = this.#decoder.decode(data, { stream: true });
    // A switch may be cut in two; a short one may be seen twice, which changes nothing.
    const seen = this.#tail + text;
    for (const match of seen.matchAll(switches)) this.#isFullScreen = match[1] === 'h';
    this.#tail = seen.slice(1 - longestSwitch);
    return text;
  }
}
