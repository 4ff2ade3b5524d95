import assert from 'node:assert/strict';
import { followInstances, type InstanceChange } from '../../../src/runs/instance-state.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { scriptedClients, sdkError, type ScriptedClients } from '../../support/scripted-clients.ts';

const states = (...names: string[]): object => ({
  Reservations: names.map((Name, index) => ({ Instances: [{ InstanceId: `i-${index}`, State: { Name } }] })),
});

async function follow(
  clients: ScriptedClients,
  change: InstanceChange,
  ids = ['i-0', 'i-1'],
): Promise<string[]> {
  const seen: string[] = [];
  await followInstances(
    clients,
    { ids, change, since: Date.parse('2026-01-01T00:00:00Z') },
    {
      clock: fakeClock(),
      signal: new AbortController().signal,
      onProgress: ({ states }) => seen.push(states),
    },
  );
  return seen;
}

describe('following instances', () => {
  it('waits until all of them are running, one call per look', async () => {
    const clients = scriptedClients({
      'ec2:DescribeInstances': [
        states('pending', 'pending'),
        states('running', 'pending'),
        states('running', 'running'),
      ],
    });
    assert.deepEqual(await follow(clients, 'start'), ['2 pending', '1 running, 1 pending', '2 running']);
    clients.assertFinished();
  });

  it('does not wait for one that was terminated meanwhile', async () => {
    const clients = scriptedClients({ 'ec2:DescribeInstances': [states('stopped')] });
    assert.deepEqual(await follow(clients, 'stop'), ['1 stopped, 1 terminated']);
  });

  it('goes on after throttling, and ends with other failures', async () => {
    const throttled = sdkError('RequestLimitExceeded');
    const clients = scriptedClients({
      'ec2:DescribeInstances': [states('pending'), throttled, states('running')],
    });
    assert.equal((await follow(clients, 'start', ['i-0'])).at(-1), '1 running');
    const denied = scriptedClients({ 'ec2:DescribeInstances': [sdkError('UnauthorizedOperation')] });
    await assert.rejects(follow(denied, 'start', ['i-0']), /not allowed/);
  });

  it('waits after a reboot until the agents have reported anew', async () => {
    const report = (LastPingDateTime: string, PingStatus = 'Online'): object => ({
      InstanceInformationList: [
        { InstanceId: 'mi-0', PingStatus, LastPingDateTime: new Date(LastPingDateTime) },
      ],
    });
    const clients = scriptedClients({
      'ssm:DescribeInstanceInformation': [
        report('2025-12-31T23:59:00Z'),
        report('2026-01-01T00:00:10Z', 'ConnectionLost'),
        report('2026-01-01T00:00:20Z'),
      ],
    });
    assert.deepEqual(await follow(clients, 'reboot', ['mi-0']), ['0 of 1 back', '1 of 1 back']);
    clients.assertFinished();
  });
});
