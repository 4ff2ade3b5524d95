// smux version 1 (github.com/xtaci/smux), the multiplexer inside Port sessions. Its byte stream is carried in Output
// messages, whose borders mean nothing to it. A frame, little-endian:
//
//   offset  length  field
//        0       1  version   1
//        1       1  command   0 SYN, 1 FIN, 2 PSH, 3 NOP
//        2       2  length    of the data; 0 in all but PSH
//        4       4  stream    odd from 3 for those that the client opens; 0 in NOP
//
// There is no window: data for a stream that nobody reads holds up all. A FIN closes both directions.

/** What a frame does, under names of ours: SYN, FIN, PSH and NOP. */
export const MuxCommand = { open: 0, finish: 1, push: 2, keepAlive: 3 } as const;

/** One frame, or a part of a long one: the data of a push is passed on as it comes. */
export interface MuxFrame {
  readonly command: number;
  readonly streamId: number;
  readonly data: Uint8Array;
}

const version = 1;
const headerLength = 8;
const none = new Uint8Array(0);

/** What smux puts into one frame at most (`MaxFrameSize` of its default configuration). */
const maximumPush = 32_768;

/** The bytes of one frame. */
export function encodeMuxFrame(command: number, streamId: number, data: Uint8Array = none): Buffer {
  const frame = Buffer.alloc(headerLength + data.length);
  writeHeader(frame, 0, { command, streamId, length: data.length });
  frame.set(data, headerLength);
  return frame;
}

/** The frames that push `data` into a stream, as one piece. */
export function encodeMuxData(streamId: number, data: Uint8Array): Buffer {
  const count = Math.ceil(data.length / maximumPush);
  const frames = Buffer.allocUnsafe(count * headerLength + data.length);
  let offset = 0;
  for (let start = 0; start < data.length; start += maximumPush) {
    const part = data.subarray(start, start + maximumPush);
    writeHeader(frames, offset, { command: MuxCommand.push, streamId, length: part.length });
    frames.set(part, offset + headerLength);
    offset += headerLength + part.length;
  }
  return frames;
}

function writeHeader(
  frame: Buffer,
  offset: number,
  { command, streamId, length }: { command: number; streamId: number; length: number },
): void {
  frame.writeUInt8(version, offset);
  frame.writeUInt8(command, offset + 1);
  frame.writeUInt16LE(length, offset + 2);
  frame.writeUInt32LE(streamId, offset + 4);
}

/** Reads frames from a byte stream that is cut anywhere. Keeps no more than a header of it. */
export class MuxReader {
  readonly #header = Buffer.alloc(headerLength);
  #headerFilled = 0;
  /** The frame whose data is being read, and how much of it is still to come. */
  #command = 0;
  #streamId = 0;
  #missing = 0;
  #broken = false;

  /** The frames in the next bytes; undefined once the stream is not smux version 1. */
  read(bytes: Uint8Array): MuxFrame[] | undefined {
    const frames: MuxFrame[] = [];
    let rest = bytes;
    while (rest.length > 0 && !this.#broken) {
      rest = this.#missing > 0 ? this.#readData(rest, frames) : this.#readHeader(rest, frames);
    }
    return this.#broken ? undefined : frames;
  }

  #readData(bytes: Uint8Array, frames: MuxFrame[]): Uint8Array {
    const data = bytes.subarray(0, this.#missing);
    this.#missing -= data.length;
    // Data in other frames means nothing; smux itself would read it as the next header.
    if (this.#command === MuxCommand.push)
      frames.push({ command: this.#command, streamId: this.#streamId, data });
    return bytes.subarray(data.length);
  }

  #readHeader(bytes: Uint8Array, frames: MuxFrame[]): Uint8Array {
    const taken = bytes.subarray(0, headerLength - this.#headerFilled);
    this.#header.set(taken, this.#headerFilled);
    this.#headerFilled += taken.length;
    const rest = bytes.subarray(taken.length);
    if (this.#headerFilled < headerLength) return rest;
    this.#headerFilled = 0;
    this.#command = this.#header.readUInt8(1);
    this.#missing = this.#header.readUInt16LE(2);
    this.#streamId = this.#header.readUInt32LE(4);
    if (this.#header.readUInt8(0) !== version || this.#command > MuxCommand.keepAlive) this.#broken = true;
    else if (this.#command !== MuxCommand.push) {
      frames.push({ command: this.#command, streamId: this.#streamId, data: none });
    }
    return rest;
  }
}
