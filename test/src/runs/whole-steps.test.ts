import assert from 'node:assert/strict';
import type { StepOutput } from '../../../src/aws/commands.ts';
import { renderOutput } from '../../../src/runs/output-text.ts';
import { anyCutOff, wholeSteps } from '../../../src/runs/whole-steps.ts';
import { scriptedClients, sdkError } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();
const cut = 'beginning\n--output truncated--';
const step: StepOutput = {
  ...{ name: 'install', status: 'Success', statusDetails: 'Success', responseCode: 0 },
  ...{ standardOutput: cut, standardError: '' },
};
const node = { commandId: 'c-1', instanceId: 'i-1' };
const logGroup = '/aws/ssm/restart';

describe('whole steps', () => {
  it('read only what has been cut', async () => {
    assert.equal(anyCutOff([{ ...step, standardOutput: 'short' }]), false);
    assert.equal(anyCutOff([{ ...step, standardOutput: '', standardError: cut }]), true);
    const clients = scriptedClients({});
    await wholeSteps(
      clients,
      { ...node, outputs: { logGroup } },
      [{ ...step, standardOutput: 'short' }],
      signal,
    );
    assert.equal(clients.calls.length, 0);
  });

  it('come from CloudWatch Logs page by page, and say so', async () => {
    const page = (message: string, nextForwardToken: string) => ({ events: [{ message }], nextForwardToken });
    const clients = scriptedClients({
      'logs:GetLogEvents': [
        page('one', 'f/1'),
        page('two\n', 'f/2'),
        { events: [], nextForwardToken: 'f/2' },
      ],
    });
    const steps = await wholeSteps(clients, { ...node, outputs: { logGroup } }, [step], signal);
    assert.equal(steps[0]?.standardOutput, 'one\ntwo\n');
    assert.deepEqual(clients.calls[0]?.input, {
      ...{ logGroupName: logGroup, logStreamName: 'c-1/i-1/install/stdout', startFromHead: true },
    });
    const text = renderOutput({ node: 'web-1', invocation: undefined, steps });
    assert.match(
      text,
      /\none\ntwo\n\(read from log stream c-1\/i-1\/install\/stdout of \/aws\/ssm\/restart\)\n/,
    );
  });

  it('keep the beginning and say why there is no more', async () => {
    const denied = scriptedClients({ 'logs:GetLogEvents': [sdkError('AccessDeniedException')] });
    const [one] = await wholeSteps(denied, { ...node, outputs: { logGroup } }, [step], signal);
    assert.equal(one?.standardOutput, cut);
    assert.match(one.notes?.stdout ?? '', /could not be read: You are not allowed to call logs:GetLogEvents/);
    const empty = scriptedClients({
      's3:ListObjectsV2': [{ Contents: [{ Key: 'c-1/i-1/x/other/stdout' }] }],
    });
    const bucket = { name: 'logs', prefix: '', region: undefined };
    const [two] = await wholeSteps(empty, { ...node, outputs: { bucket } }, [step], signal);
    assert.match(two?.notes?.stdout ?? '', /the rest is not where the command was told to keep it/);
  });
});
