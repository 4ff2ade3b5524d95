import assert from 'node:assert/strict';
import { ack, output, ScriptedChannel } from './scripted-channel.ts';

const description = { sessionType: 'Standard_Stream', agentVersion: '', properties: {} } as const;

function takeOver(position: { expected: number; next: number }, limit = position.next): ScriptedChannel {
  const session = new ScriptedChannel({ takeOver: { position, limit, description } });
  session.handle({ type: 'start' });
  return session;
}

describe('data channel: a session of another client', () => {
  it('goes on with its numbers, without a handshake', () => {
    const session = takeOver({ expected: 7, next: 3 });
    assert.deepEqual(session.handle({ type: 'opened' }), [
      'send opening token-1 1.2.677.0',
      'established Standard_Stream  {}',
      'state active',
    ]);
    assert.deepEqual(session.receive(output(7, '$ ')).slice(0, 2), ['send ack #7', 'output "$ "']);
    assert.equal(session.handle({ type: 'input', data: Buffer.from('ls') })[0], 'send #3 type 1 ls');
    assert.deepEqual(session.channel.position, { expected: 8, next: 4 });
  });

  it('uses up the numbers that the former client may have used, with what changes nothing', () => {
    const session = takeOver({ expected: 0, next: 3 }, 6);
    session.handle({ type: 'resize', columns: 100, rows: 40 });
    const size = (number: number): string => `send #${number} type 3 {"cols":100,"rows":40}`;
    const lines = session.handle({ type: 'opened' });
    assert.deepEqual(lines.slice(2, 5), [size(3), size(4), size(5)]);
    session.receive(ack(3), ack(4), ack(5));
    assert.ok(
      session.handle({ type: 'input', data: Buffer.from('a') }).some((line) => line.includes('type 1 a')),
    );
  });

  it('does not use them up again after another connection', () => {
    const session = takeOver({ expected: 0, next: 0 }, 2);
    session.handle({ type: 'opened' });
    session.receive(ack(0), ack(1), ack(2));
    session.handle({ type: 'dropped', reason: 'cut' }, { type: 'resumed', tokenValue: 'token-2' });
    assert.deepEqual(session.handle({ type: 'opened' }), ['send opening token-2 1.2.677.0', 'state active']);
  });

  it('waits for the oldest message that the agent has, and loses and doubles none', () => {
    const session = takeOver({ expected: 7, next: 0 });
    session.handle({ type: 'opened' });
    // The former client took 7 to 9. The agent says something new, and repeats 10 after a while.
    assert.deepEqual(session.receive(output(12, 'c')), ['wake +1500']);
    assert.deepEqual(session.receive(output(12, 'c'), output(10, 'a')), []);
    assert.deepEqual(session.wait(1500), ['send ack #12', 'send ack #10', 'output "a"']);
    assert.deepEqual(session.receive(output(11, 'b')), ['send ack #11', 'output "b"', 'output "c"']);
    assert.deepEqual(session.receive(output(10, 'a')), ['send ack #10']);
  });

  it('waits no longer once the number that was left to it arrives', () => {
    const session = takeOver({ expected: 7, next: 0 });
    session.handle({ type: 'opened' });
    session.receive(output(8, 'b'));
    assert.deepEqual(session.receive(output(7, 'a')), [
      'send ack #8',
      'send ack #7',
      'output "a"',
      'output "b"',
      'sleep',
    ]);
  });
});
