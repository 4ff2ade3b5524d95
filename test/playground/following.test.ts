import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { createClients, type Clients } from '../../src/aws/clients.ts';
import { sendCommand } from '../../src/aws/commands.ts';
import { playgroundConnection } from '../../src/connection/connection.ts';
import type { Clock } from '../../src/runs/clock.ts';
import { summarize } from '../../src/runs/run-status.ts';
import { Runs } from '../../src/runs/runs.ts';
import { useEndpoint } from './endpoint.ts';

/** Time as it is, but nobody waits long. */
const hurried: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    await delay(Math.min(milliseconds, 100), undefined, { signal });
  },
};

describe('following a command of the playground', () => {
  const endpoint = useEndpoint();
  let clients: Clients;
  before(() => {
    const connection = playgroundConnection(endpoint().playground.url);
    clients = createClients({ connection, version: 'test', env: {} });
  });
  after(() => clients.close());

  const control = (method: string, route: string, body?: object): Promise<Response> =>
    fetch(`${endpoint().playground.url}/_playground/${route}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const counts = async (): Promise<Record<string, number>> =>
    ((await (await control('GET', 'calls')).json()) as { counts: Record<string, number> }).counts;

  async function follow(faults: readonly object[]): Promise<{ status: string; problems: number }> {
    await control('DELETE', 'calls');
    const command = await sendCommand(clients, {
      document: { name: 'AWS-RunShellScript' },
      targets: { tags: [{ key: 'service', values: ['storefront'] }] },
      parameters: { commands: ['sleep 0.5; echo done'] },
    });
    const runs = new Runs(hurried);
    let problems = 0;
    runs.onChange((run) => {
      if (run.problem !== undefined) problems++;
    });
    for (const fault of faults) await control('POST', 'faults', fault);
    const { snapshot } = await runs.follow(clients, command);
    return { status: `${snapshot.command.status}: ${summarize(snapshot.invocations)}`, problems };
  }

  it('goes on through expired credentials until they are renewed, and sends nothing twice', async () => {
    const expired = { kind: 'expiredToken', operation: 'ListCommandInvocations', times: 3 };
    const { status, problems } = await follow([expired]);
    assert.equal(status, 'Success: 4 succeeded');
    assert.ok(problems > 0, 'it was shown meanwhile');
    assert.equal((await counts())['ssm:SendCommand'], 1);
  });

  it('goes on through throttling of everything that it reads', async () => {
    const { status } = await follow([
      { kind: 'throttle', operation: 'ListCommandInvocations', times: 4 },
      { kind: 'throttle', operation: 'ListCommands', times: 2 },
    ]);
    assert.equal(status, 'Success: 4 succeeded');
    assert.equal((await counts())['ssm:SendCommand'], 1);
  });
});
