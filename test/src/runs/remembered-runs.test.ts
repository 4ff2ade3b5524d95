import assert from 'node:assert/strict';
import type { Command } from '../../../src/aws/commands.ts';
import { RememberedRuns, type Memory } from '../../../src/runs/remembered-runs.ts';
import { Runs } from '../../../src/runs/runs.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const command: Command = {
  ...{ commandId: 'c-1', documentName: 'restart', documentVersion: '1', requested: new Date(5) },
  ...{ status: 'Pending', statusDetails: 'Pending', targetCount: 0, completedCount: 0, errorCount: 0 },
};
const listed = (Status: string) => ({ Commands: [{ CommandId: 'c-1', DocumentName: 'restart', Status }] });
const nodes = (Status: string) => ({ CommandInvocations: [{ InstanceId: 'mi-0', Status }] });

function memory(): Memory & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: (key) => values.get(key),
    // As VS Code keeps it: as JSON.
    update: (key, value) => values.set(key, JSON.parse(JSON.stringify(value))),
  };
}

/** A window: its runs, which end with it. */
function openWindow(kept: Memory, onSleep?: (count: number) => void) {
  const runs = new Runs(fakeClock(onSleep));
  runs.names.add([sampleNode({ id: 'mi-0', name: 'till-0' })]);
  return { runs, remembered: new RememberedRuns(runs, kept) };
}

/** A window that sent the command and was closed while it went on. */
async function closedWindow(kept: Memory): Promise<void> {
  const window = openWindow(kept, () => window.runs.dispose());
  const clients = scriptedClients({ 'ssm:ListCommandInvocations': [nodes('InProgress')] });
  await assert.rejects(window.runs.follow(clients, command));
  window.remembered.dispose();
}

describe('RememberedRuns', () => {
  it('follows what was going on when the window was closed, and sends nothing', async () => {
    const kept = memory();
    await closedWindow(kept);
    const { runs, remembered } = openWindow(kept);
    const clients = scriptedClients({
      'ssm:ListCommands': [listed('InProgress'), listed('Success')],
      'ssm:ListCommandInvocations': [nodes('InProgress'), nodes('Success')],
    });
    await remembered.resume(clients);
    const run = runs.get('c-1') ?? assert.fail('it was not found again');
    assert.equal((await runs.read(clients, run.snapshot.command)).snapshot.command.status, 'Success');
    clients.assertFinished();
    const later = openWindow(kept);
    await later.remembered.resume(scriptedClients({}));
    assert.equal(later.runs.get('c-1'), undefined, 'it has ended');
    assert.ok(later.remembered.has('c-1'));
  });

  it('keeps names and ids, and nothing that could be a secret', async () => {
    const kept = memory();
    await closedWindow(kept);
    assert.deepEqual(kept.values.get('ssm.runs'), [
      {
        ...{ commandId: 'c-1', connection: '["account","dev","eu-central-1"]', document: 'restart' },
        ...{ requested: 5, ended: false },
      },
    ]);
  });

  it('goes on when the credentials have expired meanwhile', async () => {
    const kept = memory();
    await closedWindow(kept);
    const { runs, remembered } = openWindow(kept);
    const clients = scriptedClients({
      'ssm:ListCommands': [sdkError('ExpiredTokenException'), listed('Success')],
      'ssm:ListCommandInvocations': [sdkError('ExpiredTokenException'), nodes('Success')],
    });
    await remembered.resume(clients);
    const run = runs.get('c-1') ?? assert.fail('it was not found again');
    assert.equal(run.snapshot.command.documentName, 'restart');
    assert.equal((await runs.read(clients, run.snapshot.command)).snapshot.command.status, 'Success');
  });

  it('forgets what the service has forgotten, and leaves other connections alone', async () => {
    const kept = memory();
    await closedWindow(kept);
    const { remembered } = openWindow(kept);
    const other = scriptedClients({}, { kind: 'account', profile: 'other', region: 'eu-central-1' });
    await remembered.resume(other);
    assert.equal(other.calls.length, 0);
    await remembered.resume(scriptedClients({ 'ssm:ListCommands': [{ Commands: [] }] }));
    assert.equal(remembered.has('c-1'), false);
  });

  it('takes anything from its memory', () => {
    for (const value of [undefined, 'text', [null, 5, {}, { commandId: 1 }]]) {
      const kept = memory();
      kept.values.set('ssm.runs', value);
      assert.equal(openWindow(kept).remembered.has('c-1'), false);
    }
  });
});
