import { createWriteStream, type WriteStream } from 'node:fs';
import { PlainText } from '../terminal/transcript.ts';

export interface TranscriptOptions {
  readonly file: string;
  /** The first line. */
  readonly heading: string;
  /** Colours and all other control sequences as they came, for a terminal to show again. */
  readonly raw: boolean;
  /** The file cannot be written any more. */
  readonly onError: (error: Error) => void;
}

/** What a node prints, on its way into a file that only the user can read. */
export class Transcript {
  readonly file: string;
  readonly #stream: WriteStream;
  readonly #text: PlainText | undefined;

  constructor({ file, heading, raw, onError }: TranscriptOptions) {
    this.file = file;
    this.#text = raw ? undefined : new PlainText();
    this.#stream = createWriteStream(file, { mode: 0o600 });
    this.#stream.on('error', onError);
    this.#stream.write(raw ? `${heading}\r\n` : `${heading}\n`);
  }

  add(text: string): void {
    const written = this.#text === undefined ? text : this.#text.add(text);
    if (written !== '') this.#stream.write(written);
  }

  /** Resolves when everything is in the file. */
  async end(): Promise<void> {
    const rest = this.#text?.end() ?? '';
    await new Promise<void>((resolve) => {
      this.#stream.once('close', resolve);
      this.#stream.end(rest);
    });
  }
}
