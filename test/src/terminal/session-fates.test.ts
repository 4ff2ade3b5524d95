import assert from 'node:assert/strict';
import type { SavedSession } from '../../../src/terminal/saved-sessions.ts';
import { decideFate, describeFates, type SessionFate } from '../../../src/terminal/session-fates.ts';

const takeOver = {
  position: { expected: 3, next: 4 },
  limit: 68,
  description: { sessionType: 'Standard_Stream', agentVersion: '', properties: {} },
} as const;

const open: SavedSession = {
  sessionId: 'alice-1',
  nodeId: 'i-1',
  nodeLabel: 'web-1',
  connection: '["account","dev","eu-west-1"]',
  startedAt: 1,
  takeOver,
};
/** As one that is encrypted: nobody else has its key. */
const encrypted: SavedSession = { ...open, sessionId: 'alice-2', nodeLabel: 'vault-1', takeOver: undefined };
const grant = { sessionId: 'alice-1', streamUrl: 'wss://service/1', tokenValue: 'fresh' };

/** Calls that note their names and answer as told. */
function calling(answers: { resume?: () => unknown; terminate?: () => unknown } = {}) {
  const made: string[] = [];
  const call =
    (name: 'resume' | 'terminate') =>
    // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown has to reject
    async (): Promise<never> => {
      made.push(name);
      return answers[name]?.() as never;
    };
  return { made, calls: { resume: call('resume'), terminate: call('terminate') } };
}

const fail = (): never => {
  throw new Error('no network');
};

describe('what becomes of the sessions of a former window', () => {
  it('one that can be taken over goes on, with the grant that ResumeSession gave', async () => {
    const { made, calls } = calling({ resume: () => grant });
    assert.deepEqual(await decideFate(open, calls), { name: 'resumed', takeOver, grant });
    assert.deepEqual(made, ['resume']);
  });

  it('one that is over at the service is told of', async () => {
    const { calls } = calling({ resume: () => undefined });
    const fate = await decideFate(open, calls);
    assert.equal(describeFates([[open, fate]]), 'Ended while the window was closed: the sessions on web-1.');
  });

  it('one that cannot be asked for now gets its terminal, which asks again', async () => {
    const fate = await decideFate(open, calling({ resume: fail }).calls);
    assert.deepEqual(fate, { name: 'resumed', takeOver, grant: undefined, reason: 'Error: no network' });
  });

  it('an encrypted one is ended at the service, and that is said', async () => {
    const { made, calls } = calling();
    const fate = await decideFate(encrypted, calls);
    assert.deepEqual(made, ['terminate']);
    assert.equal(
      describeFates([[encrypted, fate]]),
      'Ended now, because they cannot be continued: the sessions on vault-1.',
    );
  });

  it('one that can neither be reached nor ended stays open at the service, and that is said', async () => {
    const notEnded = await decideFate(encrypted, calling({ terminate: fail }).calls);
    const notOpen = await decideFate(open, undefined);
    assert.equal(
      describeFates([
        [encrypted, notEnded],
        [open, notOpen],
      ]),
      'Still open at the service until they time out, because they cannot be reached from here: the sessions on vault-1, web-1.',
    );
  });

  it('nothing is said while all go on, and a node is named once for all its sessions', () => {
    const goesOn: SessionFate = { name: 'resumed', takeOver, grant };
    assert.equal(describeFates([[open, goesOn]]), '');
    assert.equal(
      describeFates([
        [open, { name: 'over' }],
        [{ ...open, sessionId: 'alice-3' }, { name: 'over' }],
      ]),
      'Ended while the window was closed: the sessions on web-1.',
    );
  });
});
