// What it costs to follow a command on 10 to 10,000 nodes, how long after its end the last status is shown, and what
// the page of results makes of 10,000 nodes. The playground's nodes run nothing on this computer here: the steps are
// those of the inventory, which are made up.

import { setTimeout as delay } from 'node:timers/promises';
import { ListCommandsCommand, SSMClient } from '@aws-sdk/client-ssm';
import { createClients, type Clients, type Operation } from '../src/aws/clients.ts';
import { sendCommand, type Command } from '../src/aws/commands.ts';
import { createDocument } from '../src/aws/documents.ts';
import { playgroundConnection } from '../src/connection/connection.ts';
import { systemClock } from '../src/runs/clock.ts';
import { RunOutputs } from '../src/runs/run-outputs.ts';
import { Runs, type Run } from '../src/runs/runs.ts';
import { filterResults, groupResults, sortResults } from '../src/webviews/results/rows.ts';
import { resultRow } from '../src/workbench/result-rows.ts';
import { measure, print, report } from './measure.ts';
import { startPlayground } from './playground.ts';

const sizes = [10, 100, 1000, 10_000];
const pageSize = 50;

const name = 'bench';
const inputs = { applications: 'Enabled' };
const content = JSON.stringify({
  schemaVersion: '2.2',
  mainSteps: [{ name: 'inventory', action: 'aws:softwareInventory', inputs }],
});

export async function benchRuns(): Promise<void> {
  let last: Run | undefined;
  for (const nodes of sizes) last = await follow(nodes);
  if (last !== undefined) await results(last);
}

/** Follows a command on all nodes, beside somebody who asks for its status all the time. */
async function follow(nodes: number): Promise<Run> {
  const playground = await startPlayground(['--nodes', `${nodes}`]);
  const connection = playgroundConnection(playground.url);
  const credentials = { accessKeyId: 'peer', secretAccessKey: 'peer' };
  const peer = new SSMClient({ endpoint: playground.url, region: connection.region, credentials });
  const clients = createClients({ connection, version: 'bench', env: {} });
  const counting = countCalls(clients);
  try {
    await createDocument(clients, { name, type: 'Command', format: 'JSON', content });
    const command = await sendCommand(counting.clients, {
      document: { name },
      targets: { all: true },
      parameters: {},
      ...{ maxConcurrency: '100%', maxErrors: '100%', timeoutSeconds: 30 },
    });
    const start = performance.now();
    const ended = endOf(peer, command);
    const runs = new Runs(systemClock);
    const run = await runs.follow(counting.clients, command);
    const shown = performance.now();
    const end = await ended;
    const { length } = run.snapshot.invocations;
    const pages = Math.ceil(length / pageSize);
    const calls = counting.count();
    print(
      `${length.toLocaleString('en')} nodes`.padEnd(46) +
        ` ${calls} calls, ${(calls / length).toFixed(3)} per node, ${(calls / pages).toFixed(1)} per page of nodes;` +
        ` took ${seconds(end - start)}, the last status ${seconds(Math.max(0, shown - end))} later`,
    );
    return run;
  } finally {
    clients.close();
    peer.destroy();
    playground.stop();
  }
}

/** Milliseconds: when the service says for the first time that the command has ended. */
async function endOf(peer: SSMClient, { commandId }: Command): Promise<number> {
  for (;;) {
    const { Commands } = await peer.send(new ListCommandsCommand({ CommandId: commandId }));
    const status = Commands?.[0]?.Status ?? 'Pending';
    if (!['Pending', 'InProgress', 'Cancelling'].includes(status)) return performance.now();
    await delay(100);
  }
}

/** What the page and the extension do with the nodes, once each. */
async function results({ snapshot: { invocations } }: Run): Promise<void> {
  const outputs = new RunOutputs();
  const count = invocations.length.toLocaleString('en');
  const rows = invocations.map((invocation) =>
    resultRow(invocation, { name: invocation.instanceId, outputs }),
  );
  const floor = await measure(() => JSON.stringify(rows));
  const beside = { name: 'their rows as JSON', summary: floor };
  const fresh = await measure(() => {
    const outputs = new RunOutputs();
    return invocations.map((invocation) => resultRow(invocation, { name: invocation.instanceId, outputs }));
  });
  report(`rows of ${count} nodes`, fresh, beside);
  report(`groups of ${count} nodes`, await measure(() => groupResults(rows)), beside);
  const shown = await measure(() => sortResults(filterResults(rows, { query: 'i-0 succ' }), undefined));
  report(`filter and order of ${count} nodes`, shown, beside);
  report(
    `search in the outputs of ${count} nodes`,
    await measure(() => outputs.linesWith(invocations, 'nowhere')),
    beside,
  );
}

function countCalls(clients: Clients): { readonly clients: Clients; count(): number } {
  const names: Operation[] = [];
  return {
    count: () => names.length,
    clients: {
      ...clients,
      readOnly: false,
      production: false,
      call: (name, input, signal) => {
        names.push(name);
        return clients.call(name, input, signal);
      },
    },
  };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
