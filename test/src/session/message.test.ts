import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decodeMessage,
  encodeMessage,
  formatMessageId,
  randomMessageId,
  type Message,
} from '../../../src/session/message.ts';

const base = {
  createdDate: 1503434274948,
  // dd01e56b-ff48-483e-a508-b5f073f31b16, its halves swapped
  messageId: Buffer.from('a508b5f073f31b16dd01e56bff48483e', 'hex'),
};

/** Frames written down byte by byte after the layout of both AWS code bases (computed with Python's struct). */
const frames: { title: string; message: Message; hex: string }[] = [
  {
    title: 'a keystroke',
    message: {
      ...base,
      messageType: 'input_stream_data',
      sequenceNumber: 17,
      flags: 0,
      payloadType: 1,
      payload: Buffer.from('a'),
    },
    hex: `00000074 696e7075745f73747265616d5f64617461202020202020202020202020202020 00000001
      0000015e0baa7884 0000000000000011 0000000000000000 a508b5f073f31b16dd01e56bff48483e
      ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb 00000001 00000001 61`,
  },
  {
    title: "the agent's first output",
    message: {
      ...base,
      messageType: 'output_stream_data',
      sequenceNumber: 0,
      flags: 1,
      payloadType: 1,
      payload: Buffer.from('é$ '),
    },
    hex: `00000074 6f75747075745f73747265616d5f646174612020202020202020202020202020 00000001
      0000015e0baa7884 0000000000000000 0000000000000001 a508b5f073f31b16dd01e56bff48483e
      c1ef7bcdbc1f8e5379af879632a009bc85a9af7196b31f0f46a81787ef6a777a 00000001 00000004 c3a92420`,
  },
  {
    title: 'a flag with a sequence number beyond 32 bits',
    message: {
      ...base,
      messageType: 'input_stream_data',
      sequenceNumber: 2 ** 33 + 5,
      flags: 0,
      payloadType: 10,
      payload: Buffer.from([0, 0, 0, 2]),
    },
    hex: `00000074 696e7075745f73747265616d5f64617461202020202020202020202020202020 00000001
      0000015e0baa7884 0000000200000005 0000000000000000 a508b5f073f31b16dd01e56bff48483e
      433ebf5bc03dffa38536673207a21281612cef5faa9bc7a4d5b9be2fdb12cf1a 0000000a 00000004 00000002`,
  },
];

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
const keystroke = (): Buffer => bytes(frames[0]?.hex ?? '');

/** The keystroke with `change` applied to its bytes. */
function changed(change: (frame: Buffer) => void): Buffer {
  const frame = keystroke();
  change(frame);
  return frame;
}

describe('message', () => {
  for (const { title, message, hex } of frames) {
    it(`encodes ${title}`, () => {
      assert.equal(encodeMessage(message).toString('hex'), bytes(hex).toString('hex'));
    });
    it(`decodes ${title}`, () => {
      assert.deepEqual(decodeMessage(bytes(hex)), message);
    });
  }

  it('spells the id of a message as a UUID', () => {
    assert.equal(formatMessageId(base.messageId), 'dd01e56b-ff48-483e-a508-b5f073f31b16');
    const random = Buffer.from('ff'.repeat(16), 'hex');
    assert.equal(formatMessageId(randomMessageId(random)), 'ffffffff-ffff-4fff-bfff-ffffffffffff');
  });

  it('takes a message type that is padded with NULs', () => {
    const frame = changed((f) => f.fill(0, 4 + 'input_stream_data'.length, 36));
    assert.deepEqual(decodeMessage(frame), frames[0]?.message);
  });

  it('takes a longer header', () => {
    const frame = keystroke();
    const longer = Buffer.concat([frame.subarray(0, 116), Buffer.alloc(8), frame.subarray(116)]);
    longer.writeUInt32BE(124, 0);
    assert.deepEqual(decodeMessage(longer), frames[0]?.message);
  });

  it('takes publication messages that lack all other fields', () => {
    const decoded = decodeMessage(Buffer.from('\0\0\0\0pause_publication'.padEnd(36)));
    assert.ok(typeof decoded !== 'string');
    assert.equal(decoded.messageType, 'pause_publication');
  });

  const faults: [string, Buffer, string][] = [
    ['no bytes', Buffer.alloc(0), 'truncated'],
    ['a cut header', keystroke().subarray(0, 100), 'truncated'],
    ['a header that ends beyond the frame', changed((f) => f.writeUInt32BE(0xffffffff, 0)), 'header-length'],
    ['a header that is too short', changed((f) => f.writeUInt32BE(0, 0)), 'header-length'],
    ['no message type', changed((f) => f.fill(0x20, 4, 36)), 'message-type'],
    ['no date', changed((f) => f.fill(0, 40, 48)), 'created-date'],
    ['a negative sequence number', changed((f) => f.fill(0xff, 48, 56)), 'sequence-number'],
    ['a payload that is cut', keystroke().subarray(0, 120), 'payload-length'],
    ['a length that is too large', changed((f) => f.writeUInt32BE(0x7fffffff, 116)), 'payload-length'],
    ['a changed payload', changed((f) => f.write('b', 120)), 'digest'],
    ['a changed digest', changed((f) => f.writeUInt8(0, 80)), 'digest'],
    ['an absurd length', Buffer.alloc(300 * 1024), 'too-long'],
  ];
  for (const [title, frame, fault] of faults) {
    it(`refuses ${title}`, () => assert.equal(decodeMessage(frame), fault));
  }

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 1100 }),
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.nat(12),
        (payload, sequenceNumber, messageId, payloadType) => {
          const message = {
            messageType: 'input_stream_data',
            createdDate: 1,
            sequenceNumber,
            flags: 3,
            messageId,
            payloadType,
            payload,
          };
          const decoded = decodeMessage(encodeMessage(message));
          assert.ok(typeof decoded !== 'string');
          const { payload: read, messageId: id } = decoded;
          assert.deepEqual(
            { ...decoded, payload: new Uint8Array(read), messageId: new Uint8Array(id) },
            message,
          );
        },
      ),
    );
  });

  it('never throws on arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (data) => void decodeMessage(data)));
  });

  it('never throws on a valid frame with changed bytes', () => {
    fc.assert(
      fc.property(fc.nat(120), fc.nat(255), (offset, value) => {
        decodeMessage(changed((frame) => frame.writeUInt8(value, offset)));
      }),
    );
  });
});
