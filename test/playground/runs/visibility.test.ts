import assert from 'node:assert/strict';
import type { Handler, HandlerContext } from '../../../playground/handler.ts';
import { RunCommand } from '../../../playground/runs/run-command.ts';
import { sampleTiming } from '../../../playground/runs/timing.ts';
import { commandHandlers } from '../../../playground/ssm/commands.ts';
import { homeRegion, Regions } from '../../../playground/state.ts';
import { ManualClock } from './manual-clock.ts';
import { ScriptedShell } from './sample.ts';

/** The service is eventually consistent, which only a clock that stands still can show. */
describe('a command right after SendCommand', () => {
  const clock = new ManualClock();
  const commands = new RunCommand({
    region: homeRegion,
    documentContent: () => '',
    packageVersion: () => '',
    clock,
    startShell: new ScriptedShell().start,
  });
  const regions = new Regions({
    parameters: 0,
    nodes: 24,
    seed: 'workbench',
    now: () => new Date(clock.now()),
  });
  const context: HandlerContext = {
    caller: { accessKeyId: 'playground', region: homeRegion },
    requestId: '',
    state: { ...regions.of(homeRegion), commands },
    endpoint: '',
  };
  async function call<Input, Output>(
    handler: Handler<Input, Output> | undefined,
    input: Input,
  ): Promise<Output> {
    assert.ok(handler);
    return handler(input, context);
  }

  after(async () => {
    await commands.close();
    await regions.reset();
  });

  it('has no invocations yet, and has them a moment later', async () => {
    const node = [...context.state.fleet].find(
      ({ platformType, pingStatus }) => platformType === 'Linux' && pingStatus === 'Online',
    );
    const InstanceId = node?.instanceId ?? '';
    const { Command } = await call(commandHandlers.SendCommand, {
      DocumentName: 'AWS-RunShellScript',
      Parameters: { commands: ['true'] },
      InstanceIds: [InstanceId],
    });
    const CommandId = Command?.CommandId ?? '';
    const { GetCommandInvocation, ListCommandInvocations, ListCommands } = commandHandlers;
    await assert.rejects(call(GetCommandInvocation, { CommandId, InstanceId }), {
      code: 'InvocationDoesNotExist',
    });
    assert.deepEqual((await call(ListCommandInvocations, { CommandId })).CommandInvocations, []);
    assert.equal((await call(ListCommands, { CommandId })).Commands?.[0]?.Status, 'Pending');
    await clock.advance(sampleTiming.visible);
    const invocation = await call(GetCommandInvocation, { CommandId, InstanceId });
    assert.equal(invocation.Status, 'InProgress');
    assert.equal(invocation.PluginName, 'aws:runShellScript');
    assert.equal(invocation.ResponseCode, -1);
    assert.equal(invocation.ExecutionStartDateTime, '');
    const { CommandInvocations } = await call(ListCommandInvocations, { CommandId, Details: true });
    assert.equal(CommandInvocations?.[0]?.CommandPlugins?.[0]?.Status, 'InProgress');
  });
});
