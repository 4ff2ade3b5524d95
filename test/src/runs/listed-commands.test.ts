import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import type { Command } from '../../../src/aws/commands.ts';
import { ListedCommands } from '../../../src/runs/listed-commands.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const command = (commandId: string, status: Command['status']): Command => ({
  ...{ commandId, documentName: 'restart', documentVersion: '1', requested: new Date(0) },
  ...{ status, statusDetails: status, targetCount: 4, completedCount: 0, errorCount: 0 },
});
const listed = (...statuses: string[]) => ({
  Commands: statuses.map((Status, i) => ({ CommandId: `c-${i}`, Status })),
  NextToken: 'more',
});

async function settled(): Promise<void> {
  for (let turns = 0; turns < 50; turns++) await turn();
}

describe('ListedCommands', () => {
  it('looks at all that go on by one call, until none does', async () => {
    const clients = scriptedClients({
      'ssm:ListCommands': [
        listed('InProgress', 'InProgress', 'Success'),
        sdkError('ThrottlingException'),
        listed('Success', 'InProgress', 'Success'),
        listed('Success', 'Failed', 'Success'),
      ],
    });
    const clock = fakeClock();
    const commands = new ListedCommands(clock, () => false);
    const changes: (readonly string[])[] = [];
    commands.onChange((ids) => changes.push(ids));
    const shown = [command('c-0', 'InProgress'), command('c-1', 'InProgress'), command('c-2', 'Success')];
    commands.add(clients, shown);
    await settled();
    assert.equal(clients.calls.length, 0, 'nobody sees the list');
    commands.inSight = true;
    await settled();
    assert.deepEqual(
      shown.map((one) => commands.latest(one).status),
      ['Success', 'Failed', 'Success'],
    );
    assert.deepEqual(changes.at(-1), ['c-1']);
    assert.equal(clock.sleeps[0], 3000);
    clients.assertFinished();
  });

  it('leaves commands alone that are followed, and those that the first page does not show', async () => {
    const followed = new ListedCommands(fakeClock(), () => true);
    followed.inSight = true;
    followed.add(scriptedClients({}), [command('c-0', 'InProgress')]);
    const clients = scriptedClients({ 'ssm:ListCommands': [listed('Success')] });
    const older = new ListedCommands(fakeClock(), () => false);
    older.inSight = true;
    older.add(clients, [command('c-99', 'InProgress')]);
    await settled();
    assert.equal(clients.calls.length, 1);
  });

  it('stops when the list is out of sight, and goes on when it is in sight again', async () => {
    const clients = scriptedClients({
      'ssm:ListCommands': [listed('InProgress'), listed('Success')],
    });
    const commands: ListedCommands = new ListedCommands(
      fakeClock((count) => {
        if (count === 2) commands.inSight = false;
      }),
      () => false,
    );
    commands.inSight = true;
    commands.add(clients, [command('c-0', 'InProgress')]);
    await settled();
    assert.equal(clients.calls.length, 1);
    commands.inSight = true;
    await settled();
    assert.equal(commands.latest(command('c-0', 'InProgress')).status, 'Success');
    clients.assertFinished();
  });
});
