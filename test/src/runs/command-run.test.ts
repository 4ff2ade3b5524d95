import assert from 'node:assert/strict';
import type { Command } from '../../../src/aws/commands.ts';
import { followCommand, type CommandSnapshot } from '../../../src/runs/command-run.ts';
import type { Sighting } from '../../../src/runs/follow.ts';
import { summarize } from '../../../src/runs/run-status.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { scriptedClients, sdkError, type ScriptedClients } from '../../support/scripted-clients.ts';
import { simulatedRun, type SimulatedRunOptions } from '../../support/simulated-run.ts';

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

interface Followed {
  readonly clients: ScriptedClients;
  readonly sightings: readonly Sighting<CommandSnapshot>[];
  readonly last: CommandSnapshot;
}

async function followed(options: Omit<SimulatedRunOptions, 'now'>): Promise<Followed> {
  const clock = fakeClock();
  const clients = simulatedRun({ ...options, now: () => clock.now() });
  const sightings: Sighting<CommandSnapshot>[] = [];
  const { signal } = new AbortController();
  for await (const sighting of followCommand(clients, command, { clock, signal })) sightings.push(sighting);
  const last = sightings.at(-1)?.value ?? assert.fail('nothing was seen');
  return { clients, sightings, last };
}

/** A number below `limit` that looks random and is always the same. */
const scattered = (node: number, limit: number): number => (node * 7919) % limit;

describe('following a command', () => {
  it('on 1,000 nodes takes fewer than 200 calls, in whatever order they end', async () => {
    const minute = 60_000;
    const orders: Record<string, (node: number) => number> = {
      'one after the other': (node) => node * 60,
      'all over the pages': (node) => scattered(node, minute),
      'the last one late': (node) => (node === 0 ? 5 * minute : scattered(node, 10_000)),
    };
    for (const [name, endsAfter] of Object.entries(orders)) {
      const { clients, last } = await followed({ nodes: 1000, endsAfter });
      assert.equal(summarize(last.invocations), '1,000 succeeded', name);
      assert.equal(last.command.status, 'Success', name);
      assert.ok(clients.calls.length < 200, `${name}: ${clients.calls.length} calls`);
    }
  });

  it('on 1,000 nodes for an hour takes fewer than 1,500 calls', async () => {
    const { clients } = await followed({ nodes: 1000, endsAfter: (node) => scattered(node, 3_600_000) });
    assert.ok(clients.calls.length < 1500, `${clients.calls.length} calls`);
  });

  it('shows the nodes of a short one at each look, and asks for the command only at the end', async () => {
    const { clients, sightings } = await followed({ nodes: 3, endsAfter: (node) => node * 3000 });
    assert.deepEqual(
      sightings.map(({ value }) => summarize(value.invocations)),
      ['1 succeeded, 2 running', '2 succeeded, 1 running', '3 succeeded'],
    );
    assert.equal(clients.names().filter((name) => name === 'ssm:ListCommands').length, 1);
  });

  it('reads no page again whose nodes have all ended', async () => {
    const { clients } = await followed({ nodes: 200, endsAfter: (node) => (node < 100 ? 0 : 20_000) });
    const read = (token: string | undefined): number =>
      clients.calls.filter(
        ({ name, input }) => name === 'ssm:ListCommandInvocations' && input['NextToken'] === token,
      ).length;
    assert.deepEqual([read(undefined), read('50')], [1, 1]);
    assert.ok(read('100') > 1);
  });

  it('goes on where it was when a page could not be read', async () => {
    const { clients, sightings, last } = await followed({
      nodes: 150,
      endsAfter: (node) => (node < 50 ? 0 : 5000),
      beforeCall: (_, call) =>
        call === 2
          ? sdkError('ThrottlingException')
          : call === 5
            ? sdkError('ExpiredTokenException')
            : undefined,
    });
    assert.equal(summarize(last.invocations), '150 succeeded');
    assert.ok(sightings.some(({ problem }) => problem !== undefined));
    const first = clients.calls.filter(
      ({ name, input }) => name === 'ssm:ListCommandInvocations' && input['NextToken'] === undefined,
    );
    assert.equal(first.length, 1);
  });

  it('starts anew when a token is not good any more', async () => {
    let refused = false;
    const { last } = await followed({
      nodes: 100,
      endsAfter: () => 8000,
      beforeCall: (name, call) => {
        if (refused || name !== 'ListCommandInvocations' || call < 4) return undefined;
        refused = true;
        return sdkError('InvalidNextToken');
      },
    });
    assert.ok(refused);
    assert.equal(summarize(last.invocations), '100 succeeded');
  });

  it('waits for nodes that the service does not list yet when the command has ended', async () => {
    const page = (...ids: string[]) => ({
      CommandInvocations: ids.map((InstanceId) => ({ InstanceId, Status: 'Success' })),
    });
    const listed = { Commands: [{ CommandId: 'c-1', Status: 'Success', TargetCount: 2, CompletedCount: 2 }] };
    const clients = scriptedClients({
      'ssm:ListCommandInvocations': [page('mi-0'), page('mi-0', 'mi-1')],
      'ssm:ListCommands': [listed],
    });
    const { signal } = new AbortController();
    let nodes = 0;
    for await (const { value } of followCommand(clients, command, { clock: fakeClock(), signal })) {
      nodes = value.invocations.length;
    }
    assert.equal(nodes, 2);
    clients.assertFinished();
  });

  it('keeps outputs, exit codes and times of the steps', async () => {
    const { last } = await followed({
      nodes: 2,
      endsAfter: () => 2000,
      exitCode: (node) => node * 3,
      output: (node) => `hello ${node}\n`,
    });
    assert.equal(last.command.status, 'Failed');
    assert.deepEqual(
      last.invocations.map(({ steps: [step] }) => [
        step?.responseCode,
        step?.output,
        (step?.finished ?? 0) - (step?.started ?? 0),
      ]),
      [
        [0, 'hello 0\n', 2000],
        [3, 'hello 1\n', 2000],
      ],
    );
  });
});
