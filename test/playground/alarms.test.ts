import { ListCommandsCommand, SendCommandCommand } from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { useEndpoint } from './endpoint.ts';

describe('alarms of the playground', () => {
  const endpoint = useEndpoint();
  const control = async (method: string, body?: object): Promise<Response> =>
    fetch(`${endpoint().playground.url}/_playground/alarms`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('are set by the control endpoint, and stop a command that watches them', async () => {
    assert.deepEqual(await (await control('GET')).json(), {
      alarms: { 'storefront-errors': 'OK', 'checkout-latency': 'OK' },
    });
    assert.equal((await control('POST', { name: 'storefront-errors', state: 'ALARM' })).status, 200);
    const AlarmConfiguration = { Alarms: [{ Name: 'storefront-errors' }] };
    const { Command: sent } = await endpoint().ssm.send(
      new SendCommandCommand({
        DocumentName: 'AWS-RunShellScript',
        Targets: [{ Key: 'tag:service', Values: ['storefront'] }],
        Parameters: { commands: ['true'] },
        AlarmConfiguration,
      }),
    );
    assert.deepEqual(sent?.AlarmConfiguration, AlarmConfiguration);
    for (;;) {
      const { Commands = [] } = await endpoint().ssm.send(
        new ListCommandsCommand({ CommandId: sent.CommandId }),
      );
      const [command] = Commands;
      if (command?.TriggeredAlarms === undefined) continue;
      assert.deepEqual(command.TriggeredAlarms, [{ Name: 'storefront-errors', State: 'ALARM' }]);
      assert.deepEqual(
        [command.StatusDetails, command.CompletedCount, command.ErrorCount],
        ['Incomplete', 4, 0],
      );
      break;
    }
  });

  it('say what is wrong with an order', async () => {
    for (const [order, message] of [
      [{ state: 'ALARM' }, /name must be the name of an alarm/],
      [{ name: 'a', state: 'ON' }, /state must be one of OK, ALARM, INSUFFICIENT_DATA/],
      [{ name: 'a', state: 'OK', region: 1 }, /region must be a text/],
    ] as const) {
      const response = await control('POST', order);
      assert.equal(response.status, 400);
      assert.match(JSON.stringify(await response.json()), message);
    }
  });
});
