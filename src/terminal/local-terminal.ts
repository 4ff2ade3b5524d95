import { spawnSync } from 'node:child_process';
import type { ReadStream, WriteStream } from 'node:tty';

export interface LocalTerminalListener {
  /** Typed or piped bytes. */
  input(data: Uint8Array): void;
  /** The input is over; a terminal's never is. */
  inputEnded(): void;
  resized(columns: number, rows: number): void;
  /** The output that was too much has been written. */
  drained(): void;
}

/** Wide enough that the lines of a script's output are not wrapped: what the real client reports, too. */
const sizeWithoutTerminal = { columns: 300, rows: 100 };

/** The terminal, or the pipes, that a program was started with. */
export class LocalTerminal {
  readonly #stdin: ReadStream;
  readonly #stdout: WriteStream;
  readonly #stderr: WriteStream;

  constructor({ stdin, stdout, stderr }: { stdin: ReadStream; stdout: WriteStream; stderr: WriteStream }) {
    this.#stdin = stdin;
    this.#stdout = stdout;
    this.#stderr = stderr;
  }

  /** True if a person types: then control keys arrive as bytes and not as signals. */
  get isTyped(): boolean {
    return this.#stdin.isTTY;
  }

  /** True if a person reads what the session prints. */
  get isRead(): boolean {
    return this.#stdout.isTTY;
  }

  get size(): { columns: number; rows: number } {
    const { columns, rows } = this.#stdout;
    return this.isRead && columns > 0 && rows > 0 ? { columns, rows } : sizeWithoutTerminal;
  }

  /** Hands over every key as it is, and calls back until `restore`. */
  open(listener: LocalTerminalListener): void {
    this.#setRaw();
    this.#stdin.on('data', (data: Buffer) => listener.input(data));
    this.#stdin.on('end', () => listener.inputEnded());
    this.#stdin.on('error', () => listener.inputEnded());
    this.#stdout.on('resize', () => listener.resized(this.size.columns, this.size.rows));
    this.#stdout.on('drain', () => listener.drained());
    // Nobody reads any more: the session will be ended by the signal or the end of the input that follows.
    this.#stdout.on('error', () => listener.inputEnded());
  }

  /** Gives the terminal back as it was. Safe to call at any time, also while the process ends. */
  restore(): void {
    if (this.isTyped && this.#stdin.isRaw) this.#stdin.setRawMode(false);
    this.#stdin.pause();
  }

  holdInput(hold: boolean): void {
    if (hold) this.#stdin.pause();
    else this.#stdin.resume();
  }

  /** Gives the keyboard back: from now on keys are not read, and Ctrl-C comes as a signal. */
  release(): void {
    this.#stdin.removeAllListeners('data').removeAllListeners('end');
    this.restore();
  }

  /** False if the reader does not keep pace: wait for `drained`. */
  write(data: Uint8Array | string, stream: 'output' | 'error'): boolean {
    return (stream === 'error' ? this.#stderr : this.#stdout).write(data);
  }

  /** Words of ours: on the terminal with the session's output, else beside it, where no script reads them. */
  say(text: string): void {
    // In raw mode a line feed alone does not go back to the left edge.
    const isRaw = this.isTyped && this.#stdin.isRaw;
    this.write(isRaw ? text.replaceAll('\n', '\r\n') : text, this.isRead ? 'output' : 'error');
  }

  #setRaw(): void {
    if (!this.isTyped) return;
    this.#stdin.setRawMode(true);
    // Node's raw mode still turns each line feed of the output into a return and a line feed; `setRawMode(false)`
    // restores this setting with the others. On Windows there is neither the setting nor the program.
    if (process.platform !== 'win32') {
      spawnSync('stty', ['-opost'], { stdio: ['inherit', 'ignore', 'ignore'] });
    }
  }

  /** Resolves when everything has been written. */
  async flush(): Promise<void> {
    for (const stream of [this.#stdout, this.#stderr]) {
      await new Promise<void>((resolve) => stream.write('', () => resolve()));
    }
  }
}
