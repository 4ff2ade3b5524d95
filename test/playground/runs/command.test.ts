import assert from 'node:assert/strict';
import { Alarms } from '../../../playground/alarms.ts';
import type { ManagedNode } from '../../../playground/fleet/node.ts';
import type { CommandPlan, CommandRequest } from '../../../playground/runs/command-request.ts';
import type { Command } from '../../../playground/runs/command.ts';
import { DocumentError } from '../../../playground/runs/document.ts';
import { RunCommand } from '../../../playground/runs/run-command.ts';
import { sampleTiming } from '../../../playground/runs/timing.ts';
import { ManualClock, until } from './manual-clock.ts';
import { lowered, sampleNode, ScriptedShell, scripts, type NodeFacts } from './sample.ts';

/** A command in a world that stands still until the test moves it. */
class Scene {
  readonly clock = new ManualClock();
  readonly shell = new ScriptedShell();
  readonly alarms = new Alarms();
  readonly runCommand = new RunCommand({
    region: 'us-east-1',
    documentContent: () => '',
    packageVersion: () => '',
    clock: this.clock,
    startShell: this.shell.start,
    alarms: this.alarms,
  });

  send(
    nodes: readonly ManagedNode[],
    plan: Partial<CommandPlan> = {},
    request: Partial<CommandRequest> = {},
  ): Command {
    return this.runCommand.send(
      {
        commandId: `00000000-0000-4000-8000-00000000000${this.runCommand.commands.length}`,
        documentName: 'Doc',
        documentVersion: '$DEFAULT',
        comment: '',
        parameters: {},
        instanceIds: nodes.map((node) => node.instanceId),
        targets: [],
        timeoutSeconds: 600,
        maxConcurrency: '50',
        maxErrors: '0',
        outputS3BucketName: '',
        outputS3KeyPrefix: '',
        serviceRole: '',
        notificationConfig: {},
        cloudWatchOutputConfig: {},
        ...request,
      },
      {
        nodes,
        stepNames: ['step1'],
        document: lowered(scripts('true')),
        platforms: new Set(['Linux', 'MacOS', 'Windows']),
        executionTimeout: 3600,
        ...plan,
      },
    );
  }

  /** Moves on in small steps until something is so. */
  async reach(condition: () => boolean): Promise<void> {
    while (!condition()) await this.clock.advance(50);
  }

  finish(command: Command): Promise<void> {
    return this.reach(() => command.counts.open === 0);
  }
}

const nodes = (count: number, facts: NodeFacts = {}): ManagedNode[] =>
  Array.from({ length: count }, (_, index) => sampleNode(index + 1, facts));
const states = (command: Command): string => command.invocations.map(({ state }) => state).join(' ');
const status = ({ state }: Command): string => `${state.status}/${state.details}`;

describe('a command', () => {
  let scene: Scene;
  beforeEach(() => {
    scene = new Scene();
  });
  afterEach(() => scene.runCommand.close());

  it('becomes visible, goes to its node, runs and succeeds', async () => {
    const command = scene.send(nodes(1), { document: lowered(scripts('hang')) });
    assert.equal(command.visible, false);
    assert.equal(status(command), 'Pending/Pending');
    await scene.clock.advance(sampleTiming.visible);
    assert.equal(command.visible, true);
    assert.equal(status(command), 'InProgress/InProgress');
    await scene.clock.advance(sampleTiming.delivery * 2);
    await until(() => scene.shell.started.length === 1);
    const results = (): unknown[] => command.invocations[0]?.steps.map(({ result }) => result?.status) ?? [];
    assert.deepEqual(results(), [undefined]);
    scene.shell.finish();
    await scene.finish(command);
    assert.equal(status(command), 'Success/Success');
    assert.deepEqual(results(), ['Success']);
    assert.equal(scene.clock.armed, 0);
  });

  it('expires after both time-outs', () => {
    const command = scene.send(nodes(1), { executionTimeout: 100 }, { timeoutSeconds: 30 });
    assert.equal(command.expiresAt - command.requestedAt, 130_000);
  });

  it('runs on as many nodes at once as it may, doubling up to that', async () => {
    const command = scene.send(nodes(20), { document: lowered(scripts('hang')) }, { maxConcurrency: '5' });
    const seen: number[] = [];
    for (let step = 0; step < 10; step += 1) {
      await scene.clock.advance(step === 0 ? sampleTiming.visible : sampleTiming.ramp);
      seen.push(command.counts.of('InProgress'));
    }
    assert.deepEqual(seen, [1, 2, 4, 5, 5, 5, 5, 5, 5, 5]);
    await until(() => scene.shell.started.length === 5);
    scene.shell.finish();
    await scene.reach(() => command.counts.of('Success') === 1);
    assert.equal(command.counts.of('InProgress'), 5);
  });

  it('goes to no further node after one error more than it tolerates', async () => {
    const command = scene.send(
      nodes(10),
      { document: lowered(scripts('exit 1')) },
      { maxConcurrency: '1', maxErrors: '2' },
    );
    await scene.finish(command);
    assert.equal(
      states(command),
      ['Failed', 'Failed', 'Failed', ...Array<string>(7).fill('Terminated')].join(' '),
    );
    assert.equal(status(command), 'Failed/Failed');
    assert.equal(command.counts.errors, 3);
    assert.equal(scene.shell.started.length, 3);
  });

  it('lets nodes that have it already finish after that', async () => {
    const command = scene.send(nodes(6), { document: lowered(scripts('hang')) }, { maxConcurrency: '3' });
    await scene.clock.advance(2_000);
    await until(() => scene.shell.started.length === 3);
    scene.shell.finish(1);
    await scene.reach(() => command.counts.of('Failed') === 1);
    assert.equal(command.counts.of('Terminated'), 3);
    assert.equal(status(command), 'InProgress/InProgress');
    scene.shell.finish();
    scene.shell.finish();
    await scene.finish(command);
    assert.equal(command.counts.of('Success'), 2);
    assert.equal(status(command), 'Failed/Failed');
  });

  it('goes to no further node once its alarm has gone off; those that have it may finish', async () => {
    const alarm = (Name: string, IgnorePollAlarmFailure?: boolean): Partial<CommandRequest> => ({
      maxConcurrency: '1',
      alarmConfiguration: { Alarms: [{ Name }], IgnorePollAlarmFailure },
    });
    const plan = { document: lowered(scripts('hang')) };
    const command = scene.send(nodes(3), plan, alarm('storefront-errors'));
    await scene.reach(() => command.counts.of('InProgress') === 1);
    await scene.clock.advance(sampleTiming.delivery * 2);
    await until(() => scene.shell.started.length === 1);
    scene.alarms.set('storefront-errors', 'INSUFFICIENT_DATA');
    scene.alarms.set('checkout-latency', 'ALARM');
    assert.equal(states(command), 'InProgress Pending Pending');
    scene.alarms.set('storefront-errors', 'ALARM');
    assert.equal(states(command), 'InProgress Terminated Terminated');
    scene.shell.finish();
    await scene.finish(command);
    assert.equal(states(command), 'Success Terminated Terminated');
    assert.equal(status(command), 'Failed/Incomplete');
    assert.deepEqual(command.triggeredAlarm, { Name: 'storefront-errors', State: 'ALARM' });
    assert.equal(scene.clock.armed, 0);
    // The next one finds the alarm on.
    const next = scene.send(nodes(2), plan, alarm('storefront-errors'));
    await scene.finish(next);
    assert.equal(states(next), 'Terminated Terminated');
  });

  it('stops if the state of its alarm cannot be read, unless it was told to go on', async () => {
    const send = (IgnorePollAlarmFailure: boolean): Command =>
      scene.send(
        nodes(2),
        { document: lowered(scripts('true')) },
        { alarmConfiguration: { Alarms: [{ Name: 'nowhere' }], IgnorePollAlarmFailure } },
      );
    const stops = send(false);
    const goesOn = send(true);
    await scene.finish(stops);
    await scene.finish(goesOn);
    assert.deepEqual([states(stops), states(goesOn)], ['Terminated Terminated', 'Success Success']);
    assert.deepEqual(stops.triggeredAlarm, { Name: 'nowhere', State: 'UNKNOWN' });
    assert.equal(goesOn.triggeredAlarm, undefined);
  });

  it('times out on a node that is lost, and is not delivered to one that is gone', async () => {
    const [lost] = nodes(1, { pingStatus: 'ConnectionLost' });
    const gone = sampleNode(2, { pingStatus: 'Inactive' });
    const fine = sampleNode(3);
    assert.ok(lost);
    const command = scene.send([lost, gone, fine], {}, { timeoutSeconds: 120 });
    await scene.clock.advance(sampleTiming.visible + 3 * sampleTiming.ramp);
    assert.equal(command.invocation(lost.instanceId)?.state, 'InProgress');
    await scene.finish(command);
    assert.equal(states(command), 'DeliveryTimedOut Undeliverable Success');
    assert.equal(status(command), 'Failed/Incomplete');
    assert.deepEqual(command.invocation(lost.instanceId)?.steps, []);
  });

  it('waits for a lost node as long as its time-out says, sped up', async () => {
    const command = scene.send(nodes(1, { pingStatus: 'ConnectionLost' }), {}, { timeoutSeconds: 600 });
    const wait = sampleTiming.visible + 600_000 / sampleTiming.deliverySpeed;
    await scene.clock.advance(wait - 1);
    assert.equal(states(command), 'InProgress');
    await scene.clock.advance(1);
    assert.equal(status(command), 'TimedOut/DeliveryTimedOut');
  });

  it('does not go to platforms that its document is not for', async () => {
    const command = scene.send([sampleNode(1), sampleNode(2, { platformType: 'Windows' })], {
      platforms: new Set(['Linux']),
    });
    await scene.finish(command);
    assert.equal(states(command), 'Success InvalidPlatform');
    assert.equal(status(command), 'Success/Success');
  });

  it('is a success without targets', async () => {
    const command = scene.send([]);
    assert.equal(status(command), 'Pending/Pending');
    await scene.clock.advance(sampleTiming.visible);
    assert.equal(status(command), 'Success/NoInstancesInTag');
    assert.equal(scene.clock.armed, 0);
  });

  it('is cancelled where it runs and where it does not yet', async () => {
    const command = scene.send(
      nodes(3),
      { document: lowered(scripts('hang', 'true')) },
      { maxConcurrency: '1' },
    );
    await scene.clock.advance(1_000);
    await until(() => scene.shell.started.length === 1);
    command.cancel(undefined);
    assert.equal(states(command), 'Cancelling Cancelled Cancelled');
    assert.equal(status(command), 'Cancelling/Cancelling');
    await scene.finish(command);
    assert.equal(states(command), 'Cancelled Cancelled Cancelled');
    assert.equal(status(command), 'Cancelled/Cancelled');
    const [running] = command.invocations;
    assert.equal(running?.steps.map(({ result }) => result?.status).join(), 'Cancelled,Cancelled');
    assert.equal(scene.shell.started.length, 1);
  });

  it('is cancelled on some nodes only', async () => {
    const [first, second] = nodes(2);
    assert.ok(first && second);
    const command = scene.send([first, second], {}, { maxConcurrency: '1' });
    command.cancel([second.instanceId]);
    await scene.finish(command);
    assert.equal(states(command), 'Success Cancelled');
    assert.equal(status(command), 'Failed/Incomplete');
    command.cancel(undefined);
    assert.equal(status(command), 'Failed/Incomplete', 'what is final stays');
  });

  it('is cancelled before it has begun', async () => {
    const command = scene.send(nodes(2));
    command.cancel(undefined);
    await scene.clock.advance(10_000);
    assert.equal(status(command), 'Cancelled/Cancelled');
    assert.deepEqual(scene.shell.started, []);
    const empty = scene.send([]);
    empty.cancel(undefined);
    await scene.clock.advance(10_000);
    assert.equal(status(empty), 'Cancelled/Cancelled');
  });

  it('ends when it expires, and kills what runs', async () => {
    const command = scene.send(
      nodes(2),
      { document: lowered(scripts('hang')), executionTimeout: 10 },
      { maxConcurrency: '1', timeoutSeconds: 30 },
    );
    await scene.clock.advance(1_000);
    await until(() => scene.shell.started.length === 1);
    await scene.clock.advance(40_000);
    assert.equal(states(command), 'DeliveryTimedOut DeliveryTimedOut');
    assert.equal(status(command), 'TimedOut/DeliveryTimedOut');
    await until(() => command.invocations[0]?.stop === undefined);
    assert.equal(states(command), 'DeliveryTimedOut DeliveryTimedOut');
  });

  it('reports a script that ran out of time', async () => {
    const document = lowered(scripts({ runCommand: ['hang'], timeoutSeconds: '10' }));
    const command = scene.send(nodes(1), { document });
    await scene.clock.advance(1_000);
    await until(() => scene.shell.started.length === 1);
    await scene.clock.advance(11_000);
    await scene.finish(command);
    assert.equal(states(command), 'ExecutionTimedOut');
    assert.equal(status(command), 'TimedOut/ExecutionTimedOut');
  });

  it('fails with a trace where no agent can run the document', async () => {
    const command = scene.send(nodes(1), { document: new DocumentError('no store') });
    await scene.finish(command);
    assert.equal(status(command), 'Failed/Failed');
    assert.equal(command.invocations[0]?.trace, 'no store');
  });

  it('gives ENV_VAR parameters to new agents only', async () => {
    const content = {
      ...scripts('true'),
      parameters: { p: { type: 'String', default: 'x', interpolationType: 'ENV_VAR' } },
    };
    const command = scene.send(
      [
        sampleNode(1, { agentVersion: '3.3.2746.0' }),
        sampleNode(2, { agentVersion: '3.3.2745.9' }),
        sampleNode(3, { agentVersion: '4.0' }),
      ],
      { document: lowered(content) },
    );
    await scene.finish(command);
    const variables = scene.shell.started.map(({ environment }) => [
      environment['AWS_SSM_INSTANCE_ID']?.at(-1),
      environment['SSM_p'],
    ]);
    assert.deepEqual(Object.fromEntries(variables), { 1: 'x', 2: undefined, 3: 'x' });
  });

  it('serves 50,000 nodes without starting them at once', async () => {
    const command = scene.send(
      nodes(50_000),
      { document: lowered(scripts('hang')) },
      { maxConcurrency: '1%' },
    );
    for (let moment = 0; moment < 20; moment += 1) await scene.clock.advance(100);
    assert.equal(command.counts.of('InProgress'), 500);
    await until(() => scene.shell.started.length >= 100);
    assert.equal(scene.shell.started.length, 100, 'programs at once');
    command.cancel(undefined);
    await scene.finish(command);
    assert.equal(command.counts.of('Cancelled'), 50_000);
  });

  it('lists the newest command first and forgets all when it closes', async () => {
    const first = scene.send(nodes(1));
    const second = scene.send(nodes(1), { document: lowered(scripts('hang')) });
    assert.deepEqual(scene.runCommand.commands, [second, first]);
    await scene.clock.advance(1_000);
    await until(() => scene.shell.started.length === 2);
    await scene.runCommand.close();
    assert.deepEqual(scene.runCommand.commands, []);
    assert.equal(second.invocations[0]?.stop, undefined);
  });
});
