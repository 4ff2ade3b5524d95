import assert from 'node:assert/strict';
import fc from 'fast-check';
import { choosePortProtocol } from '../../../src/session/port-protocol.ts';
import type { PortEffect, PortEvent, PortProtocol } from '../../../src/session/port-events.ts';
import { encodeMuxData, encodeMuxFrame, MuxCommand, MuxReader } from '../../../src/session/smux.ts';

const start = 1_700_000_000_000;
const names = ['SYN', 'FIN', 'PSH', 'NOP'];

/** A protocol with a hand on each side: events go in, and what comes out is text, one line per effect. */
class ScriptedPort {
  now = start;
  readonly protocol: PortProtocol;
  readonly #reader: MuxReader | undefined;

  constructor(agentVersion: string) {
    this.protocol = choosePortProtocol(agentVersion);
    if (this.protocol.capacity > 1) this.#reader = new MuxReader();
  }

  handle(...events: PortEvent[]): string[] {
    return events
      .flatMap((event) => this.protocol.handle(event, this.now))
      .flatMap((effect) => this.#render(effect));
  }

  wait(milliseconds: number): string[] {
    this.now += milliseconds;
    return this.handle({ type: 'tick' });
  }

  #render(effect: PortEffect): string[] {
    switch (effect.type) {
      case 'send':
        return this.#renderBytes(effect.data);
      case 'data':
        return [`to ${effect.id} ${text(effect.data)}`];
      case 'closed':
        return [`close ${effect.id}`];
      case 'flag':
        return [`flag ${effect.flag}`];
      case 'wakeAt':
        return [effect.time === undefined ? 'sleep' : `wake +${effect.time - this.now}`];
      case 'failed':
        return [`failed ${effect.reason}`];
    }
  }

  #renderBytes(data: Uint8Array): string[] {
    if (this.#reader === undefined) return [`send ${text(data)}`];
    const frames = this.#reader.read(data) ?? assert.fail('not smux');
    return frames.map(({ command, streamId, data }) =>
      `${names[command] ?? ''} ${streamId} ${text(data)}`.trim(),
    );
  }
}

const text = (data: Uint8Array): string => Buffer.from(data).toString();
const opened = (id: number): PortEvent => ({ type: 'opened', id });
const data = (id: number, content: string): PortEvent => ({ type: 'data', id, data: Buffer.from(content) });
const ended = (id: number): PortEvent => ({ type: 'ended', id });
const closed = (id: number): PortEvent => ({ type: 'closed', id });
const received = (content: Uint8Array | string): PortEvent => ({
  type: 'received',
  data: Buffer.from(content),
});
const push = (stream: number, content: string): PortEvent =>
  received(encodeMuxData(stream, Buffer.from(content)));
const finish = (stream: number): PortEvent => received(encodeMuxFrame(MuxCommand.finish, stream));

describe('the generations of the port protocol', () => {
  const generation = (version: string): string => {
    const port = new ScriptedPort(version);
    if (port.protocol.capacity === 1) return 'basic';
    return port.handle({ type: 'tick' }).includes('NOP 0') ? 'mux with keep-alive' : 'mux';
  };

  it('change after agents 3.0.196.0 and 3.1.1511.0', () => {
    for (const version of ['2.3.701.0', '3.0.161.0', '3.0.196.0']) assert.equal(generation(version), 'basic');
    for (const version of ['3.0.196.1', '3.0.284.0', '3.1.1511.0'])
      assert.equal(generation(version), 'mux with keep-alive');
    for (const version of ['3.1.1511.1', '3.2.0.0', '3.3.1142.0']) assert.equal(generation(version), 'mux');
  });

  it('are the oldest for a version that cannot be compared, as the agent decides', () => {
    for (const version of ['', '3.3', '3.3.1142', 'latest', '3.3.x.0'])
      assert.equal(generation(version), 'basic');
  });
});

describe('basic port forwarding', () => {
  let port: ScriptedPort;
  beforeEach(() => (port = new ScriptedPort('2.3.701.0')));

  it('carries the bytes of one connection as they are', () => {
    assert.deepEqual(port.handle(opened(0), data(0, '\n')), ['send \n']);
    assert.deepEqual(port.handle(received('answer')), ['to 0 answer']);
  });

  it('keeps the greeting of a server for the first connection', () => {
    assert.deepEqual(port.handle(received('220 '), received('ready')), []);
    assert.deepEqual(port.handle(opened(0)), ['to 0 220 ', 'to 0 ready']);
  });

  it('gives up a greeting without end, and what follows it', () => {
    const much = Buffer.alloc(600 * 1024);
    assert.deepEqual(port.handle(received(much)), []);
    assert.deepEqual(port.handle(received(much)), ['flag 1']);
    assert.deepEqual(port.handle(opened(0), received('rest')), []);
  });

  it('tells the agent when a connection closes, and waits before the next one sends', () => {
    port.handle(opened(0), data(0, 'a'));
    assert.deepEqual(port.handle(closed(0)), ['flag 1']);
    assert.deepEqual(port.handle(opened(1), data(1, 'b'), data(1, 'c')), ['wake +300', 'wake +300']);
    assert.deepEqual(port.handle(received('late bytes of the first')), []);
    assert.deepEqual(port.wait(100), ['wake +200']);
    assert.deepEqual(port.wait(200), ['send b', 'send c']);
    assert.deepEqual(port.handle(received('answer')), ['to 1 answer']);
  });

  it('drops what comes for nobody', () => {
    port.handle(opened(0), data(0, 'a'), closed(0));
    assert.deepEqual(port.handle(received('late'), data(0, 'x'), closed(0), ended(0)), []);
    port.now += 1000;
    assert.deepEqual(port.handle(opened(1), received('late, too')), []);
  });

  it('sends what waits before it closes a connection that was short', () => {
    port.handle(opened(0), closed(0));
    port.handle(opened(1), data(1, 'quick'));
    assert.deepEqual(port.handle(ended(1)), ['send quick', 'flag 1', 'close 1']);
  });
});

describe('multiplexed port forwarding', () => {
  let port: ScriptedPort;
  beforeEach(() => (port = new ScriptedPort('3.3.1142.0')));

  it('gives each connection a stream with an odd number from 3', () => {
    assert.deepEqual(port.handle(opened(0), data(0, 'ping'), opened(1)), ['SYN 3', 'PSH 3 ping', 'SYN 5']);
    assert.deepEqual(port.handle(push(5, 'five'), push(3, 'three')), ['to 1 five', 'to 0 three']);
  });

  it('answers the FIN of the agent, and tells it of a local close', () => {
    port.handle(opened(0), opened(1));
    assert.deepEqual(port.handle(finish(3)), ['FIN 3', 'close 0']);
    assert.deepEqual(port.handle(closed(1)), ['FIN 5']);
    assert.deepEqual(port.handle(finish(5), finish(3), closed(0), closed(1), data(0, 'x')), []);
  });

  it('waits for the answer when the local end only sends no more', () => {
    port.handle(opened(0), data(0, 'request'));
    assert.deepEqual(port.handle(ended(0)), ['wake +2000']);
    port.now += 1500;
    assert.deepEqual(port.handle(push(3, 'answer')), ['to 0 answer', 'wake +2000']);
    assert.deepEqual(port.wait(1999), ['wake +1']);
    assert.deepEqual(port.wait(1), ['FIN 3', 'close 0']);
  });

  it('does not wait longer than the remote end', () => {
    port.handle(opened(0), ended(0), ended(0));
    assert.deepEqual(port.handle(finish(3)), ['FIN 3', 'close 0', 'sleep']);
  });

  it('ignores streams that it did not open', () => {
    port.handle(opened(0));
    assert.deepEqual(
      port.handle(
        received(encodeMuxFrame(MuxCommand.open, 2)),
        push(2, 'x'),
        push(4, 'x'),
        push(99, 'x'),
        finish(0),
        received(encodeMuxFrame(MuxCommand.keepAlive, 0)),
      ),
      [],
    );
  });

  it('fails once when the agent sends what is no smux', () => {
    port.handle(opened(0));
    assert.deepEqual(port.handle(received('HTTP/1.1 400 Bad Request')), [
      'failed The agent sent what is no smux frame.',
    ]);
    assert.deepEqual(port.handle(push(3, 'x'), data(0, 'x'), closed(0), { type: 'tick' }), []);
  });

  it('shows older agents every 10 seconds that it lives', () => {
    const older = new ScriptedPort('3.0.284.0');
    assert.deepEqual(older.handle({ type: 'tick' }), ['NOP 0', 'wake +10000']);
    assert.deepEqual(older.wait(9999), ['wake +1']);
    assert.deepEqual(older.wait(1), ['NOP 0', 'wake +10000']);
    assert.deepEqual(older.wait(60_000), ['NOP 0', 'wake +10000']);
  });

  it('brings each byte to its connection, whatever the order of events', () => {
    const step = fc.record({
      kind: fc.constantFrom('open', 'local', 'remote', 'end', 'close', 'finish', 'wait'),
      which: fc.nat({ max: 4 }),
      content: fc.string({ minLength: 1, maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const protocol = choosePortProtocol('3.1.1511.0');
        const reader = new MuxReader();
        const model = new PortModel();
        let now = start;
        for (const { kind, which, content } of steps) {
          now += kind === 'wait' ? 3000 : 10;
          const event = model.event(kind, which, content);
          for (const effect of event === undefined ? [] : protocol.handle(event, now)) {
            if (effect.type === 'send')
              for (const { command, streamId, data } of reader.read(effect.data) ?? assert.fail('not smux')) {
                if (command === MuxCommand.push) model.atNode(streamId, text(data));
              }
            if (effect.type === 'data') model.atHome(effect.id, text(effect.data));
            if (effect.type === 'closed') model.live.delete(effect.id);
          }
        }
        model.check();
      }),
    );
  });
});

/** What should have arrived where: everything that was sent while the connection lived. */
class PortModel {
  readonly live = new Set<number>();
  #next = 0;
  readonly #expected = new Map<string, string>();
  readonly #arrived = new Map<string, string>();

  event(kind: string, which: number, content: string): PortEvent | undefined {
    if (kind === 'open') {
      this.live.add(this.#next);
      return opened(this.#next++);
    }
    if (kind === 'wait') return { type: 'tick' };
    const id = [...this.live][which];
    if (id === undefined) return undefined;
    if (kind === 'local') return (add(this.#expected, `node ${id}`, content), data(id, content));
    if (kind === 'remote') return (add(this.#expected, `home ${id}`, content), push(3 + 2 * id, content));
    if (kind === 'end') return ended(id);
    this.live.delete(id);
    return kind === 'close' ? closed(id) : finish(3 + 2 * id);
  }

  atNode(streamId: number, content: string): void {
    add(this.#arrived, `node ${(streamId - 3) / 2}`, content);
  }

  atHome(id: number, content: string): void {
    add(this.#arrived, `home ${id}`, content);
  }

  check(): void {
    assert.deepEqual([...this.#arrived].sort(), [...this.#expected].sort());
  }
}

const add = (map: Map<string, string>, key: string, content: string): void =>
  void map.set(key, (map.get(key) ?? '') + content);
