import assert from 'node:assert/strict';
import { reserve, SavedSessions, type SavedSession } from '../../../src/terminal/saved-sessions.ts';

const description = { sessionType: 'Standard_Stream', agentVersion: '', properties: {} } as const;

const takeOver = (next: number, queued = 0) => ({
  position: { expected: 3, next },
  limit: next + queued + reserve,
  description,
});

const session = (next: number): SavedSession => ({
  sessionId: 'alice-1',
  nodeId: 'i-1',
  nodeLabel: 'web-1',
  connection: '["account","dev","eu-west-1"]',
  startedAt: 1,
  takeOver: takeOver(next),
});

function remembering(kept?: unknown) {
  const memory = { kept, writes: 0 };
  const saved = new SavedSessions({
    read: () => memory.kept,
    write: (sessions) => {
      memory.writes++;
      memory.kept = JSON.parse(JSON.stringify(sessions));
    },
  });
  return { memory, saved };
}

describe('the sessions that a window writes down', () => {
  it('are read by the next one', () => {
    const { memory, saved } = remembering();
    saved.write([session(5)]);
    assert.deepEqual(remembering(memory.kept).saved.former, [session(5)]);
  });

  it('are written when something has changed only', () => {
    const { memory, saved } = remembering();
    saved.write([]);
    saved.write([session(5)]);
    saved.write([session(5)]);
    assert.equal(memory.writes, 1);
    saved.write([]);
    assert.deepEqual(memory.kept, []);
  });

  it('stay written until it is known what becomes of them, and are forgotten then', () => {
    const { memory, saved } = remembering([session(5)]);
    const other = { ...session(1), sessionId: 'alice-2' };
    saved.write([other]);
    assert.deepEqual(memory.kept, [session(5), other]);
    saved.settle('alice-1');
    saved.write([]);
    assert.deepEqual(memory.kept, []);
  });

  it('are written at once before a session has used up its numbers', () => {
    const { saved } = remembering();
    saved.write([session(5)]);
    assert.equal(saved.isUrgent('alice-1', takeOver(5)), false);
    assert.equal(saved.isUrgent('alice-1', takeOver(5 + 48)), false);
    assert.equal(saved.isUrgent('alice-1', takeOver(5 + 49)), true);
    // A paste of 1 MB that waits to be sent.
    assert.equal(saved.isUrgent('alice-1', takeOver(6, 1024)), true);
    assert.equal(saved.isUrgent('alice-1', undefined), false);
  });

  it('hold no token, and what cannot be read is left out', () => {
    const { memory, saved } = remembering();
    saved.write([session(5)]);
    assert.doesNotMatch(JSON.stringify(memory.kept), /token/i);
    for (const [kept, count] of [
      ['x', 0],
      [[null, 1, {}, { ...session(1), takeOver: { limit: 1 } }], 0],
      [[{ ...session(1), takeOver: { ...takeOver(1), limit: -1 } }], 0],
      [[{ ...session(1), takeOver: undefined }], 1],
    ] as const) {
      assert.equal(remembering(kept).saved.former.length, count);
    }
  });
});
