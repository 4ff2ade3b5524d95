import { PayloadType } from './message.ts';

export interface Input {
  readonly payloadType: number;
  readonly payload: Uint8Array;
}

/** What is to be sent, in order, until there is room in the window. Small pieces of data are joined on the way. */
export class InputQueue {
  #pieces: Input[] = [];
  #first = 0;
  #length = 0;

  /** Bytes that wait. */
  get length(): number {
    return this.#length;
  }

  get isEmpty(): boolean {
    return this.#first === this.#pieces.length;
  }

  push(input: Input): void {
    this.#pieces.push(input);
    this.#length += input.payload.length;
  }

  /** The next payload: one message of its own, or up to `maximumLength` bytes of data. */
  take(maximumLength: number): Input | undefined {
    const first = this.#pieces[this.#first];
    if (first === undefined) return undefined;
    if (first.payloadType !== PayloadType.output) {
      this.#advance();
      return first;
    }
    return { payloadType: PayloadType.output, payload: this.#takeData(maximumLength) };
  }

  #takeData(maximumLength: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let missing = maximumLength;
    for (;;) {
      const piece = this.#pieces[this.#first];
      if (piece?.payloadType !== PayloadType.output || missing === 0) break;
      const part = piece.payload.subarray(0, missing);
      parts.push(part);
      missing -= part.length;
      this.#advance(piece.payload.subarray(part.length));
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  /** Replaces the first piece by what is left of it. */
  #advance(rest: Uint8Array = new Uint8Array(0)): void {
    const piece = this.#pieces[this.#first];
    if (piece === undefined) return;
    this.#length -= piece.payload.length - rest.length;
    if (rest.length > 0) {
      this.#pieces[this.#first] = { payloadType: piece.payloadType, payload: rest };
      return;
    }
    this.#first++;
    // Moving the array for every piece would make a large paste quadratic.
    if (this.#first > 1024 || this.#first === this.#pieces.length) {
      this.#pieces.splice(0, this.#first);
      this.#first = 0;
    }
  }
}
