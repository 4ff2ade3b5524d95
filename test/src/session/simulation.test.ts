import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PayloadType } from '../../../src/session/message.ts';
import { mulberry32, VirtualNetwork, type NetworkOptions } from './virtual-network.ts';

const oldAgent = '2.3.701.0';
const newAgent = '3.3.1142.0';

const network: fc.Arbitrary<NetworkOptions> = fc.record({
  seed: fc.nat(),
  loss: fc.constantFrom(0, 0.02, 0.3),
  duplication: fc.constantFrom(0, 0.3),
  delay: fc.constantFrom(0, 30, 400),
  cuts: fc.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 4 }),
  agentVersion: fc.constantFrom(oldAgent, newAgent),
  handshake: fc.boolean(),
});

const spoiled = { loss: 0.3, duplication: 0.3, delay: 30, agentVersion: oldAgent, handshake: false };

/** Both sides say something at random times; the bytes in the order in which they were said. */
function converse(virtual: VirtualNetwork, seed: number): { typed: Buffer; printed: Buffer } {
  const random = mulberry32(seed ^ 0x5eed);
  const typed: Buffer[] = [];
  const printed: Buffer[] = [];
  let time = 0;
  for (let turn = 0; turn < 40; turn++) {
    time += random() * 150;
    const said = Buffer.from(Uint8Array.from({ length: 1 + random() * 3000 }, () => random() * 256));
    // An agent that skips its handshake speaks first: the client waits for that.
    if (random() < 0.5 && turn > 0) {
      typed.push(said);
      virtual.schedule(time, () => virtual.toClient({ type: 'input', data: said }));
    } else {
      const payload = said.subarray(0, 1024);
      printed.push(payload);
      const data = { type: 'data', payloadType: PayloadType.output, payload } as const;
      virtual.schedule(100 + time, () => virtual.toAgent(data));
    }
  }
  return { typed: Buffer.concat(typed), printed: Buffer.concat(printed) };
}

const length = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

describe('a data channel over a bad network', () => {
  it('delivers all bytes both ways, exactly once and in order', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(network, (options) => {
        const virtual = new VirtualNetwork(options);
        const { typed, printed } = converse(virtual, options.seed);
        const isDone = (): boolean =>
          length(virtual.output) >= printed.length && length(virtual.input) >= typed.length;
        assert.ok(virtual.run(isDone, 15 * 60_000), 'not everything arrived within 15 minutes');
        // What is still on its way must change nothing.
        virtual.run(() => false, 17 * 60_000);
        assert.deepEqual(Buffer.concat(virtual.output), printed);
        assert.deepEqual(Buffer.concat(virtual.input), typed);
        assert.equal(virtual.end, undefined);
      }),
      {
        numRuns: 100,
        // A time of repetition that lies a ten-thousandth of a millisecond behind the clock.
        examples: [[{ ...spoiled, seed: 23, cuts: [5993, 3553] }]],
      },
    );
  });

  it('delivers a paste of 1 MB over a slow line that loses 5 %', () => {
    const virtual = new VirtualNetwork({
      seed: 7,
      loss: 0.05,
      duplication: 0,
      delay: 60,
      cuts: [900],
      agentVersion: newAgent,
      handshake: true,
    });
    const random = mulberry32(1);
    const paste = Buffer.from(Uint8Array.from({ length: 1024 * 1024 }, () => random() * 256));
    virtual.schedule(0, () => virtual.toClient({ type: 'input', data: paste }));
    assert.ok(virtual.run(() => length(virtual.input) >= paste.length, 60_000));
    assert.ok(Buffer.concat(virtual.input).equals(paste));
  });

  it('repeats little when nothing is lost', () => {
    const virtual = new VirtualNetwork({
      seed: 3,
      loss: 0,
      duplication: 0,
      delay: 0,
      cuts: [],
      agentVersion: newAgent,
      handshake: true,
    });
    const paste = Buffer.alloc(256 * 1024, 'x');
    virtual.schedule(0, () => virtual.toClient({ type: 'input', data: paste }));
    assert.ok(virtual.run(() => length(virtual.input) === paste.length, 60_000));
    assert.equal(virtual.client.statistics.repeated, 0);
  });

  it('stays calm with an old agent that never acknowledges a message again', () => {
    const virtual = new VirtualNetwork({
      seed: 11,
      loss: 0.2,
      duplication: 0,
      delay: 20,
      cuts: [],
      agentVersion: oldAgent,
      handshake: false,
    });
    const data = { type: 'data', payloadType: PayloadType.output, payload: Buffer.from('$ ') } as const;
    virtual.schedule(50, () => virtual.toAgent(data));
    for (let key = 0; key < 100; key++) {
      virtual.schedule(1000 + key * 100, () => virtual.toClient({ type: 'input', data: Buffer.from('k') }));
    }
    assert.ok(virtual.run(() => length(virtual.input) === 100, 60_000));
    virtual.run(() => false, 60 * 60_000);
    assert.equal(virtual.end, undefined);
    // About 20 acknowledgements are lost for good; each message is then repeated every 30 s at most.
    assert.ok(virtual.client.statistics.repeated < 4000, String(virtual.client.statistics.repeated));
  });
});
