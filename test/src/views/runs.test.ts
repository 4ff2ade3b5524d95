import assert from 'node:assert/strict';
import type { DetailedInvocation } from '../../../src/aws/command-invocations.ts';
import type { Command } from '../../../src/aws/commands.ts';
import { collect } from '../../../src/aws/page.ts';
import { NodeNames } from '../../../src/runs/node-names.ts';
import { Runs, type Run } from '../../../src/runs/runs.ts';
import { historyRows, runRow } from '../../../src/views/runs.ts';
import type { TreeNode } from '../../../src/views/tree-node.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const command: Command = {
  commandId: 'c-1',
  documentName: 'restart',
  documentVersion: undefined,
  requested: undefined,
  status: 'InProgress',
  statusDetails: 'InProgress',
  targetCount: 2,
  completedCount: 0,
  errorCount: 0,
};

function invocation(instanceId: string, status: DetailedInvocation['status']): DetailedInvocation {
  const known = { commandId: 'c-1', instanceId, instanceName: undefined, status, statusDetails: status };
  return { ...known, trace: '', steps: [] };
}

async function children(node: TreeNode): Promise<TreeNode[]> {
  return collect(node.children?.(new AbortController().signal) ?? assert.fail('a leaf'));
}

describe('runRow', () => {
  const names = new NodeNames();
  const run = {
    commandId: 'c-1',
    clients: scriptedClients({}),
    snapshot: {
      command,
      invocations: [
        invocation('mi-1', 'Success'),
        invocation('mi-3', 'InProgress'),
        invocation('mi-2', 'Failed'),
      ],
    },
    problem: undefined,
    following: true,
    listed: true,
  };

  it('shows status and counts, and can be cancelled while it runs', () => {
    const row = runRow(run, names);
    assert.equal(row.description, 'In progress · 1 failed, 1 succeeded, 1 running');
    assert.deepEqual(row.words, ['run', 'running']);
    assert.equal(row.icon?.id, 'loading~spin');
  });

  it('lists its nodes with failures first; each opens its output', async () => {
    const rows = await children(runRow(run, names));
    assert.deepEqual(
      rows.map(({ label, description, command }) => [label, description, command?.id]),
      [
        ['mi-2', 'Failed', 'ssm.openOutput'],
        ['mi-3', 'In progress', 'ssm.openOutput'],
        ['mi-1', 'Success', 'ssm.openOutput'],
      ],
    );
  });

  it('gives the nodes of the latest moment, though the row itself is older', async () => {
    const early = { ...run, snapshot: { command, invocations: [] } };
    let latest: Run = early;
    const row = runRow(early, names, () => latest);
    assert.deepEqual(await children(row), []);
    latest = run;
    assert.equal((await children(row)).length, 3);
  });

  it('says when its status is not known', () => {
    const row = runRow({ ...run, problem: new Error('busy') }, names);
    assert.match(row.description ?? '', /^status not known at the moment/);
    assert.equal(row.icon?.id, 'question');
  });
});

describe('historyRows', () => {
  const history = async (status: Command['status'], script: Parameters<typeof scriptedClients>[0]) => {
    const clients = scriptedClients(script);
    const runs = new Runs(fakeClock());
    async function* pages() {
      yield await Promise.resolve({ items: [{ ...command, status, statusDetails: status }], more: false });
    }
    const [row] = await collect(historyRows(pages(), { clients, runs }));
    assert.ok(row);
    return { clients, runs, row };
  };

  it('reads the nodes of an ended command only when it is opened', async () => {
    const { clients, row } = await history('Success', {
      'ssm:ListCommandInvocations': [{ CommandInvocations: [{ InstanceId: 'mi-1', Status: 'Success' }] }],
      'ssm:DescribeInstanceInformation': [
        { InstanceInformationList: [{ InstanceId: 'mi-1', Name: 'till-1' }] },
      ],
    });
    assert.equal(clients.calls.length, 0);
    assert.deepEqual(
      (await children(row)).map(({ label }) => label),
      ['till-1'],
    );
    clients.assertFinished();
  });

  it('follows one that still goes on once it is opened', async () => {
    const { row, runs } = await history('InProgress', {
      'ssm:ListCommandInvocations': [{ CommandInvocations: [{ InstanceId: 'mi-1', Status: 'Success' }] }],
      'ssm:ListCommands': [{ Commands: [{ CommandId: 'c-1', Status: 'Success' }] }],
    });
    assert.equal(runs.get('c-1'), undefined);
    await children(row);
    assert.equal(runs.get('c-1')?.following, true);
  });
});
