import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Command } from '../../../src/aws/commands.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import type { Clock } from '../../../src/runs/clock.ts';
import { summarize } from '../../../src/runs/run-status.ts';
import { Runs } from '../../../src/runs/runs.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { sampleNode } from '../../support/sample-node.ts';
import { scriptedClients, sdkError, testConnection } from '../../support/scripted-clients.ts';

/** Runs of nodes whose names are known, so that nothing is called but what the command needs. */
function runsOfKnownNodes(clock: Clock = fakeClock()): Runs {
  const runs = new Runs(clock);
  runs.names.add(Array.from({ length: 100 }, (_, i) => sampleNode({ id: `mi-${i}`, name: `till-${i}` })));
  return runs;
}

const command: Command = {
  commandId: 'c-1',
  documentName: 'restart',
  documentVersion: '1',
  requested: new Date(0),
  status: 'Pending',
  statusDetails: 'Pending',
  targetCount: 0,
  completedCount: 0,
  errorCount: 0,
};

function invocations(...statuses: string[]): object {
  return {
    CommandInvocations: statuses.map((Status, i) => ({ CommandId: 'c-1', InstanceId: `mi-${i}`, Status })),
  };
}

function listed(Status: string): object {
  return { Commands: [{ CommandId: 'c-1', DocumentName: 'restart', Status }] };
}

describe('Runs', () => {
  it('follows a command to its end; the command itself is asked only when all nodes have ended', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [
        invocations(),
        invocations('Pending', 'InProgress'),
        invocations('Success', 'InProgress'),
        invocations('Success', 'Failed'),
      ],
      'ssm:ListCommands': [listed('Pending'), listed('Failed')],
    });
    const runs = runsOfKnownNodes();
    const seen: string[] = [];
    runs.onChange(({ snapshot }) =>
      seen.push(`${snapshot.command.status}: ${summarize(snapshot.invocations)}`),
    );
    const run = await runs.follow(clients, command);
    assert.equal(run.snapshot.command.status, 'Failed');
    assert.equal(run.following, false);
    assert.deepEqual(seen, [
      'Pending: ',
      'Pending: ',
      'InProgress: 1 running, 1 pending',
      'InProgress: 1 succeeded, 1 running',
      'Failed: 1 failed, 1 succeeded',
      'Failed: 1 failed, 1 succeeded',
    ]);
    clients.assertFinished();
  });

  it('gives up on a command that the service does not know any more, but not in its first moments', async () => {
    const none = invocations();
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [none, none, none, none, none, none, none],
      'ssm:ListCommands': [{}, listed('Pending'), {}, {}, {}, {}, {}],
    });
    await assert.rejects(
      runsOfKnownNodes().follow(clients, command),
      /Systems Manager does not know this command any more/,
    );
    clients.assertFinished();
  });

  it('costs one call per 50 nodes and look', async () => {
    const page = (from: number, NextToken?: string): object => ({
      CommandInvocations: Array.from({ length: 50 }, (_, i) => ({
        InstanceId: `mi-${from + i}`,
        Status: 'Success',
      })),
      NextToken,
    });
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [page(0, 'two'), page(50)],
      'ssm:ListCommands': [listed('Success')],
    });
    const run = await runsOfKnownNodes().follow(clients, command);
    assert.equal(run.snapshot.invocations.length, 100);
    assert.equal(clients.calls.length, 3);
  });

  it('goes on through throttling and expired credentials, and shows the problem meanwhile', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [
        invocations('InProgress'),
        sdkError('ThrottlingException'),
        sdkError('ExpiredTokenException'),
        invocations('Success'),
      ],
      'ssm:ListCommands': [listed('Success')],
    });
    const runs = runsOfKnownNodes();
    const problems: boolean[] = [];
    runs.onChange(({ problem }) => problems.push(problem !== undefined));
    const run = await runs.follow(clients, command);
    assert.equal(run.problem, undefined);
    assert.deepEqual(problems, [false, false, true, false, false]);
  });

  it('looks at once when it is asked to try again, or when the credentials were renewed', async () => {
    for (const again of ['read', 'lookAgain', 'elsewhere'] as const) {
      const clients = scriptedClients({
        'ssm:ListCommandInvocations': [sdkError('ExpiredTokenException'), invocations('Success')],
        'ssm:ListCommands': [listed('Success')],
      });
      const waits: number[] = [];
      // Nothing but the wish to look ends this wait.
      const clock: Clock = {
        now: () => 0,
        async sleep(milliseconds, signal) {
          waits.push(milliseconds);
          await new Promise((_, reject) => signal.addEventListener('abort', reject));
        },
      };
      const runs = runsOfKnownNodes(clock);
      const done = runs.follow(clients, command);
      while (waits.length === 0) await setImmediate();
      const elsewhere: Connection = { kind: 'account', profile: 'other', region: 'eu-central-1' };
      if (again === 'read') void runs.read(clients, command);
      else runs.lookAgain(again === 'elsewhere' ? elsewhere : testConnection);
      await setImmediate();
      if (again === 'elsewhere') {
        assert.notEqual(runs.get('c-1')?.problem, undefined, 'another connection changes nothing here');
        runs.lookAgain(testConnection);
      }
      assert.equal((await done).snapshot.command.status, 'Success');
      assert.deepEqual(waits, [10_000]);
      clients.assertFinished();
    }
  });

  it('gives up on what does not pass, keeps what it knew, and can be taken up again', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [
        invocations('InProgress'),
        sdkError('AccessDeniedException'),
        invocations('Success'),
      ],
      'ssm:ListCommands': [listed('Success')],
    });
    const runs = runsOfKnownNodes();
    await assert.rejects(runs.follow(clients, command), /not allowed/);
    assert.equal(runs.get('c-1')?.following, false);
    assert.equal(runs.get('c-1')?.snapshot.invocations.length, 1);
    assert.equal((await runs.follow(clients, command)).snapshot.command.status, 'Success');
  });

  it('does not follow the same command twice at a time', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [invocations('Success')],
      'ssm:ListCommands': [listed('Success')],
    });
    const runs = runsOfKnownNodes();
    await Promise.all([runs.follow(clients, command), runs.follow(clients, command)]);
    assert.equal(clients.calls.length, 2);
  });

  it('lists the runs of one connection, newest first', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': () => invocations('Success'),
      'ssm:ListCommands': () => listed('Success'),
    });
    const runs = runsOfKnownNodes();
    await runs.follow(clients, command);
    await runs.follow(clients, { ...command, commandId: 'c-2' });
    assert.deepEqual(
      runs.list(testConnection).map(({ commandId }) => commandId),
      ['c-2', 'c-1'],
    );
    assert.deepEqual(runs.list({ kind: 'account', profile: 'other', region: 'eu-central-1' }), []);
    assert.deepEqual(runs.list(undefined), []);
  });

  it('cancels with one call, and not what has ended', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [invocations('Success')],
      'ssm:ListCommands': [listed('Success')],
      'ssm:CancelCommand': [{}],
    });
    const runs = runsOfKnownNodes();
    const ended = runs.follow(clients, command);
    const going = runs.get('c-1');
    assert.ok(going);
    await runs.cancel(going);
    await runs.cancel(await ended);
    assert.deepEqual(clients.names().filter((name) => name === 'ssm:CancelCommand').length, 1);
  });

  it('cancels on some nodes, without those that have ended', async () => {
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [
        invocations('Success', 'InProgress', 'InProgress'),
        invocations('Success', 'Success', 'Success'),
      ],
      'ssm:ListCommands': [listed('Success')],
      'ssm:CancelCommand': [{}],
    });
    const runs = runsOfKnownNodes(
      fakeClock(() => {
        const run = runs.get('c-1');
        if (run) void runs.cancel(run, ['mi-0', 'mi-1']);
      }),
    );
    await runs.follow(clients, command);
    const { input } =
      clients.calls.find(({ name }) => name === 'ssm:CancelCommand') ?? assert.fail('no call');
    assert.deepEqual(input, { CommandId: 'c-1', InstanceIds: ['mi-1'] });
  });

  it('reads what has ended once and keeps it off the list of what this window follows', async () => {
    const clients = scriptedClients({ 'ssm:ListCommandInvocations': [invocations('Success')] });
    const runs = runsOfKnownNodes();
    const ended: Command = { ...command, status: 'Success' };
    await runs.read(clients, ended);
    const run = await runs.read(clients, ended);
    assert.equal(run.snapshot.invocations.length, 1);
    assert.deepEqual(runs.list(testConnection), []);
    clients.assertFinished();
  });

  it('goes on with the clients that have taken the place of those with expired credentials', async () => {
    const expired = scriptedClients({
      'ssm:ListCommandInvocations': [invocations('InProgress'), sdkError('ExpiredTokenException')],
    });
    const renewed = scriptedClients({
      'ssm:ListCommandInvocations': [invocations('Success')],
      'ssm:ListCommands': [listed('Success')],
    });
    let current = expired;
    const clock = fakeClock((count) => {
      if (count === 2) current = renewed;
    });
    const runs = new Runs(clock, () => current);
    runs.names.add([sampleNode({ id: 'mi-0', name: 'till-0' })]);
    const run = await runs.follow(expired, command);
    assert.equal(run.snapshot.command.status, 'Success');
    renewed.assertFinished();
  });

  it('stops reading when it is disposed of', async () => {
    const runs: Runs = runsOfKnownNodes(fakeClock(() => runs.dispose()));
    const clients = scriptedClients({ 'ssm:ListCommandInvocations': [invocations('InProgress')] });
    await assert.rejects(runs.follow(clients, command), { name: 'AbortError' });
    assert.equal(clients.calls.length, 1);
  });
});
