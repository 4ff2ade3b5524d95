import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  encodeMuxData,
  encodeMuxFrame,
  MuxCommand,
  MuxReader,
  type MuxFrame,
} from '../../../src/session/smux.ts';

const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');

/** Cuts `data` at places that `cuts` chooses. */
function pieces(data: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = cuts.map((cut) => cut % (data.length + 1)).sort((a, b) => a - b);
  return [0, ...places].map((start, index) => data.subarray(start, places[index] ?? data.length));
}

/** Frames with the parts of long ones joined. */
function joined(frames: readonly MuxFrame[]): { streamId: number; command: number; text: string }[] {
  const whole: { streamId: number; command: number; text: string }[] = [];
  for (const { command, streamId, data } of frames) {
    const last = whole.at(-1);
    if (command === MuxCommand.push && last?.command === command && last.streamId === streamId)
      last.text += hex(data);
    else whole.push({ streamId, command, text: hex(data) });
  }
  return whole;
}

describe('smux', () => {
  it('writes the bytes that the real client writes', () => {
    assert.equal(hex(encodeMuxFrame(MuxCommand.open, 3)), '0100000003000000');
    assert.equal(hex(encodeMuxData(3, Buffer.from('ping'))), '010204000300000070696e67');
    assert.equal(hex(encodeMuxFrame(MuxCommand.finish, 5)), '0101000005000000');
    assert.equal(hex(encodeMuxFrame(MuxCommand.keepAlive, 0)), '0103000000000000');
  });

  it('cuts data into frames of at most 32 KiB, and nothing into none', () => {
    const frames = new MuxReader().read(encodeMuxData(7, Buffer.alloc(70_000)));
    assert.deepEqual(
      frames?.map(({ data }) => data.length),
      [32_768, 32_768, 4464],
    );
    assert.equal(encodeMuxData(7, Buffer.alloc(0)).length, 0);
  });

  it('reads the same from a stream that is cut anywhere', () => {
    const frame = fc.record({
      command: fc.constantFrom(0, 1, 2, 3),
      streamId: fc.integer({ min: 0, max: 0xffffffff }),
      data: fc.uint8Array({ minLength: 1, maxLength: 60 }),
    });
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 20 }),
        fc.array(fc.nat(), { maxLength: 30 }),
        (written, cuts) => {
          const bytes = Buffer.concat(
            written.map(({ command, streamId, data }) =>
              command === MuxCommand.push ? encodeMuxData(streamId, data) : encodeMuxFrame(command, streamId),
            ),
          );
          const reader = new MuxReader();
          const read = pieces(bytes, cuts).flatMap((piece) => reader.read(piece) ?? assert.fail('broken'));
          assert.deepEqual(joined(read), joined(new MuxReader().read(bytes) ?? []));
          assert.equal(
            read.reduce((sum, { data }) => sum + data.length, 0),
            written.reduce((sum, { command, data }) => sum + (command === 2 ? data.length : 0), 0),
          );
        },
      ),
    );
  });

  it('passes data on before its frame is complete', () => {
    const reader = new MuxReader();
    const [frame] = reader.read(encodeMuxData(3, Buffer.from('hello')).subarray(0, 10)) ?? [];
    assert.equal(Buffer.from(frame?.data ?? []).toString(), 'he');
  });

  it('gives up for good on what is not version 1, and on unknown commands', () => {
    for (const bad of ['0200000003000000', '0104000003000000', 'ffffffffffffffff']) {
      const reader = new MuxReader();
      assert.equal(reader.read(Buffer.from(bad, 'hex')), undefined);
      assert.equal(reader.read(encodeMuxFrame(MuxCommand.open, 3)), undefined);
    }
  });

  it('skips data where none belongs', () => {
    const frame = encodeMuxFrame(MuxCommand.keepAlive, 0, Buffer.from('padding'));
    const frames = new MuxReader().read(Buffer.concat([frame, encodeMuxFrame(MuxCommand.finish, 3)]));
    assert.deepEqual(
      frames?.map(({ command }) => command),
      [MuxCommand.keepAlive, MuxCommand.finish],
    );
  });

  it('never throws, whatever it reads', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 64 })), (parts) => {
        const reader = new MuxReader();
        for (const part of parts) reader.read(part);
      }),
    );
  });
});
