import { maximumDataLength } from '../../src/session/message.ts';

/**
 * Cuts what a program prints into payloads as the agent does: at most 1,024 bytes that end with a whole UTF-8
 * character. The beginning of a character waits for its rest.
 */
export class OutputChunks {
  #rest: Buffer = Buffer.alloc(0);

  take(data: Uint8Array): Buffer[] {
    const bytes = Buffer.concat([this.#rest, data]);
    const chunks: Buffer[] = [];
    let start = 0;
    while (bytes.length - start > maximumDataLength) {
      const end = characterEnd(bytes, start, start + maximumDataLength);
      chunks.push(bytes.subarray(start, end));
      start = end;
    }
    const end = characterEnd(bytes, start, bytes.length);
    if (end > start) chunks.push(bytes.subarray(start, end));
    this.#rest = bytes.subarray(end);
    return chunks;
  }

  /** What still waits, whole or not. */
  flush(): Buffer {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return rest;
  }
}

/** `end`, or the place before it where a character begins that is not complete there. */
function characterEnd(bytes: Buffer, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back++) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      const whole = end - back + length <= end || end - back === start;
      return whole ? end : end - back;
    }
  }
  return end;
}
