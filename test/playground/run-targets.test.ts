import assert from 'node:assert/strict';
import { startPlayground, type Playground } from '../../playground/server.ts';
import { createClients, type Clients } from '../../src/aws/clients.ts';
import { getCommand, sendCommand } from '../../src/aws/commands.ts';
import { listNodes } from '../../src/aws/nodes.ts';
import { collect } from '../../src/aws/page.ts';
import type { CommandTargets } from '../../src/aws/run-request.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';
import { matchingNodes } from '../../src/run-request/matched-nodes.ts';

const tag = (key: string, ...values: string[]) => ({ key, values });

describe('the nodes that a run form shows', function () {
  this.timeout(60_000);
  const { signal } = new AbortController();
  let playground: Playground;
  let clients: Clients;

  before(async () => {
    playground = await startPlayground({ port: 0, nodes: 60 });
    clients = createClients({ connection: playgroundConnection(playground.url), version: 'test', env: {} });
  });
  after(async () => {
    clients.close();
    const breaches = playground.breaches();
    await playground.close();
    assert.deepEqual(breaches, []);
  });

  /** The ids that the form shows, and those that the service sends the command to. */
  async function bothOf(targets: CommandTargets): Promise<[shown: number, sent: number]> {
    const shown = await collect(matchingNodes(clients, targets, signal));
    const request = { document: { name: 'AWS-RunShellScript' }, parameters: { commands: ['true'] }, targets };
    const { commandId } = await sendCommand(clients, request);
    // The service looks targets up after it has taken the command.
    for (;;) {
      const command = await getCommand(clients, commandId);
      if (command !== undefined && command.targetCount > 0) return [shown.length, command.targetCount];
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  const kinds: [name: string, targets: CommandTargets, least: number][] = [
    ['one tag', { tags: [tag('env', 'dev')] }, 5],
    ['several values of a tag, of which one is enough', { tags: [tag('env', 'dev', 'staging')] }, 10],
    ['more values than one filter takes', { tags: [tag('env', 'a', 'b', 'c', 'd', 'e', 'dev', 'prod')] }, 10],
    ['several tags, all of which are needed', { tags: [tag('env', 'dev'), tag('service', 'storefront')] }, 1],
    ['a resource group', { resourceGroup: 'Corp-IT' }, 1],
    ['all nodes', { all: true }, 40],
  ];
  for (const [name, targets, least] of kinds) {
    it(`are those that AWS takes: ${name}`, async () => {
      const [shown, sent] = await bothOf(targets);
      assert.equal(shown, sent);
      assert.ok(shown >= least, `${shown} nodes`);
    });
  }

  it('are those that AWS takes: nodes by id', async () => {
    const online = (await collect(listNodes(clients))).filter(
      ({ pingStatus, platformType }) => pingStatus === 'Online' && platformType === 'Linux',
    );
    const instanceIds = online.slice(0, 3).map(({ id }) => id);
    assert.deepEqual(await bothOf({ instanceIds }), [3, 3]);
  });
});
