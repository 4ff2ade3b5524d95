import type { ManagedNode } from '../fleet/node.ts';
import type { Alarms } from '../alarms.ts';
import type {
  AlarmConfiguration,
  AlarmStateInformation,
  CloudWatchOutputConfig,
  NotificationConfig,
  PlatformType,
  Target,
} from '../models/ssm-types.ts';
import type { AgentTools } from './agent.ts';
import { sleep } from './clock.ts';
import type { DocumentError } from './document.ts';
import { pendingInvocation, type Invocation } from './invocation.ts';
import type { LoweredDocument, LoweredStep } from './lower.ts';
import { rateControl, type RateControl } from './rate-control.ts';
import { runOnNode } from './run-on-node.ts';
import {
  commandState,
  InvocationCounts,
  isFinal,
  type CommandState,
  type InvocationState,
} from './status.ts';
import { documentResult, type StepResult } from './step-result.ts';
import type { Timing } from './timing.ts';
import { keepOutput } from '../outputs/keep-output.ts';
import type { OutputStore } from '../outputs/output-store.ts';

/** Nodes that a command goes to in one moment, so that one with 50,000 does not hold up the playground's answers. */
const mostNewNodes = 500;

/** Why agents are stopped. Nobody reads it, but without a reason each abort makes an error with a stack of its own. */
const stopped = 'stopped';

/** A command as it was asked for; answers repeat it. */
export interface CommandRequest {
  readonly commandId: string;
  readonly documentName: string;
  readonly documentVersion: string;
  readonly comment: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly instanceIds: readonly string[];
  readonly targets: readonly Target[];
  readonly timeoutSeconds: number;
  readonly maxConcurrency: string;
  readonly maxErrors: string;
  readonly outputS3BucketName: string;
  readonly outputS3KeyPrefix: string;
  readonly serviceRole: string;
  readonly notificationConfig: NotificationConfig;
  readonly cloudWatchOutputConfig: CloudWatchOutputConfig;
  readonly alarmConfiguration?: AlarmConfiguration | undefined;
}

/** What a command does, and where. */
export interface CommandPlan {
  readonly nodes: readonly ManagedNode[];
  /** Names of the document's steps, as answers list them. */
  readonly stepNames: readonly string[];
  /** The document to run, or why no agent can run it. */
  readonly document: LoweredDocument | DocumentError;
  /** Platforms that the document is for. */
  readonly platforms: ReadonlySet<PlatformType>;
  /** Seconds that the document's steps may take; with the delivery time-out this is when the command expires. */
  readonly executionTimeout: number;
}

export interface CommandSurroundings {
  readonly region: string;
  readonly tools: AgentTools;
  readonly timing: Timing;
  /** Where whole outputs go if the command was told to keep them. */
  readonly outputs: OutputStore;
  readonly alarms: Alarms;
  /** Told of each node on which the command has succeeded. Times are milliseconds since the epoch. */
  readonly succeeded?: ((node: ManagedNode, command: SucceededCommand) => void) | undefined;
}

export interface SucceededCommand {
  readonly documentName: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly startedAt: number;
  readonly at: number;
}

/** One command, from SendCommand until its last invocation is final. */
export class Command {
  readonly request: CommandRequest;
  readonly stepNames: readonly string[];
  readonly requestedAt: number;
  readonly expiresAt: number;
  readonly invocations: readonly Invocation[];
  readonly counts = new InvocationCounts();
  readonly #plan: CommandPlan;
  readonly #surroundings: CommandSurroundings;
  readonly #rate: RateControl;
  readonly #byInstance: ReadonlyMap<string, Invocation>;
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<() => void>();
  #triggeredAlarm: AlarmStateInformation | undefined;
  #visible = false;
  #cancelled = false;
  #closed = false;
  /** Index of the first invocation that was not looked at yet. */
  #next = 0;
  #inFlight = 0;
  /** Nodes that may have the command for now; it doubles until it has reached the command's concurrency. */
  #window = 1;
  #widening = false;

  constructor(request: CommandRequest, plan: CommandPlan, surroundings: CommandSurroundings) {
    this.request = request;
    this.stepNames = plan.stepNames;
    this.#plan = plan;
    this.#surroundings = surroundings;
    this.requestedAt = surroundings.tools.clock.now();
    this.expiresAt = this.requestedAt + (request.timeoutSeconds + plan.executionTimeout) * 1000;
    this.invocations = plan.nodes.map((node) => pendingInvocation(node, this.requestedAt));
    this.#byInstance = new Map(
      this.invocations.map((invocation) => [invocation.node.instanceId, invocation]),
    );
    this.counts.add('Pending', this.invocations.length);
    this.#rate = rateControl(request.maxConcurrency, request.maxErrors, this.invocations.length);
    if (request.alarmConfiguration !== undefined) {
      this.#timers.add(surroundings.alarms.onChange(() => this.#pump()));
    }
    this.#after(surroundings.timing.visible, () => this.#begin());
    this.#after(this.expiresAt - this.requestedAt, () => this.#expire());
  }

  /** Whether ListCommandInvocations and GetCommandInvocation know of the command yet. */
  get visible(): boolean {
    return this.#visible;
  }

  /** The alarm that has stopped it; undefined as long as none has. */
  get triggeredAlarm(): AlarmStateInformation | undefined {
    return this.#triggeredAlarm;
  }

  get region(): string {
    return this.#surroundings.region;
  }

  /** What the step at this place does, like `aws:runShellScript`; undefined where no agent can run the document. */
  actionOf(index: number): string | undefined {
    const { document } = this.#plan;
    return document instanceof Error ? undefined : document.steps[index]?.action;
  }

  invocation(instanceId: string): Invocation | undefined {
    return this.#byInstance.get(instanceId);
  }

  get state(): CommandState {
    if (this.invocations.length > 0) {
      return commandState({
        counts: this.counts,
        toleratedErrors: this.#rate.toleratedErrors,
        cancelled: this.#cancelled,
      });
    }
    if (this.#cancelled) return { status: 'Cancelled', details: 'Cancelled' };
    // The service calls this a success (seen in its answers to a tag that no node has).
    return this.#visible
      ? { status: 'Success', details: 'NoInstancesInTag' }
      : { status: 'Pending', details: 'Pending' };
  }

  /** Cancels on all nodes, or on some; what is final stays as it is. */
  cancel(instanceIds: readonly string[] | undefined): void {
    if (!instanceIds) this.#cancelled ||= this.counts.open > 0 || !this.#visible;
    const chosen = instanceIds
      ? instanceIds.flatMap((instanceId) => this.#byInstance.get(instanceId) ?? [])
      : this.invocations;
    for (const invocation of chosen) {
      if (invocation.state === 'Pending') this.#move(invocation, 'Cancelled');
      if (invocation.state !== 'InProgress') continue;
      this.#move(invocation, 'Cancelling');
      invocation.stop?.abort(stopped);
    }
    this.#pump();
  }

  /** Ends the command where it stands; resolves when its programs and directories are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#callOffTimers();
    for (const invocation of this.invocations) invocation.stop?.abort(stopped);
    await Promise.all(this.#running);
  }

  #begin(): void {
    this.#visible = true;
    this.#pump();
  }

  /** Sends the command to as many nodes as rate control lets it have at this moment. */
  #pump(): void {
    if (!this.#visible || this.#closed) return;
    this.#heedAlarm();
    const limit = Math.min(this.#window, this.#rate.concurrency);
    while (this.#next < this.invocations.length && this.#inFlight < limit) {
      const invocation = this.invocations[this.#next];
      this.#next += 1;
      if (invocation?.state === 'Pending') this.#send(invocation);
    }
    if (this.counts.open === 0) this.#callOffTimers();
    else if (limit < this.#rate.concurrency && this.#next < this.invocations.length) this.#widen();
  }

  /**
   * An alarm that has gone off keeps the command from further nodes: "any pending command invocations do not run" (user
   * guide, "Running commands from the console"). So does one whose state cannot be read, unless the command was told to
   * go on (API reference, AlarmConfiguration). Which status pending invocations get is not documented; here they are
   * terminated as by too many errors.
   */
  #heedAlarm(): void {
    const { Alarms: alarms = [], IgnorePollAlarmFailure: ignore } = this.request.alarmConfiguration ?? {};
    const [{ Name: name } = { Name: '' }] = alarms;
    if (name === '' || this.#triggeredAlarm !== undefined || this.counts.open === 0) return;
    const state = this.#surroundings.alarms.stateOf(name);
    if (state === 'ALARM') this.#triggeredAlarm = { Name: name, State: 'ALARM' };
    else if (state === undefined && ignore !== true) this.#triggeredAlarm = { Name: name, State: 'UNKNOWN' };
    if (this.#triggeredAlarm !== undefined) this.#terminate();
  }

  #widen(): void {
    if (this.#widening) return;
    this.#widening = true;
    this.#after(this.#surroundings.timing.ramp, () => {
      this.#widening = false;
      this.#window += Math.min(this.#window, mostNewNodes);
      this.#pump();
    });
  }

  #send(invocation: Invocation): void {
    if (!this.#plan.platforms.has(invocation.node.platformType)) {
      this.#move(invocation, 'InvalidPlatform');
      return;
    }
    this.#inFlight += 1;
    invocation.requestedAt = this.#surroundings.tools.clock.now();
    const stop = new AbortController();
    invocation.stop = stop;
    this.#move(invocation, 'InProgress');
    const done = this.#deliver(invocation, stop.signal)
      .catch((error: unknown): InvocationState => {
        invocation.trace = error instanceof Error ? error.message : String(error);
        return 'Failed';
      })
      .then((state) => {
        delete invocation.stop;
        this.#running.delete(done);
        this.#inFlight -= 1;
        this.#settle(invocation, state);
      });
    this.#running.add(done);
  }

  /** Brings the command to its node, by the node's ping status, and waits for the end. */
  async #deliver(invocation: Invocation, signal: AbortSignal): Promise<InvocationState> {
    const { tools, timing, region } = this.#surroundings;
    const { node } = invocation;
    const wait = async (milliseconds: number, state: InvocationState): Promise<InvocationState> => {
      await sleep(tools.clock, milliseconds, signal);
      return signal.aborted ? 'Cancelled' : state;
    };
    if (node.pingStatus === 'Inactive') return wait(timing.undeliverable, 'Undeliverable');
    if (node.pingStatus === 'ConnectionLost') {
      return wait((this.request.timeoutSeconds * 1000) / timing.deliverySpeed, 'DeliveryTimedOut');
    }
    await sleep(tools.clock, timing.delivery * (1 + jitter(node.instanceId)), signal);
    if (signal.aborted) return 'Cancelled';
    const { document } = this.#plan;
    if (document instanceof Error) {
      invocation.trace = document.message;
      return 'Failed';
    }
    const results = await runOnNode(document, {
      ...(keepsOutputs(this.request) ? { keep: (step, result) => this.#keep(invocation, step, result) } : {}),
      invocation,
      signal,
      tools,
      region,
      commandId: this.request.commandId,
    });
    await sleep(tools.clock, timing.reply, signal);
    const result = documentResult(results);
    return result === 'TimedOut' ? 'ExecutionTimedOut' : result;
  }

  #keep({ node }: Invocation, { name: step, action }: LoweredStep, result: StepResult): void {
    const { commandId, documentName, outputS3BucketName, outputS3KeyPrefix, cloudWatchOutputConfig } =
      this.request;
    const { CloudWatchLogGroupName: group = '', CloudWatchOutputEnabled: enabled } = cloudWatchOutputConfig;
    const places = {
      bucket: outputS3BucketName,
      prefix: outputS3KeyPrefix,
      logGroup: enabled === true ? group || `/aws/ssm/${documentName}` : '',
    };
    const { stdout, stderr, finishedAt: at } = result;
    const place = { commandId, instanceId: node.instanceId, step, action };
    keepOutput(this.#surroundings.outputs, places, { ...place, stdout, stderr, at });
  }

  #settle(invocation: Invocation, state: InvocationState): void {
    if (!isFinal(invocation.state)) {
      this.#move(invocation, state);
      if (state === 'Success') this.#tell(invocation);
    }
    if (this.counts.errors > this.#rate.toleratedErrors) this.#terminate();
    this.#pump();
  }

  #tell({ node, requestedAt }: Invocation): void {
    const { tools, succeeded } = this.#surroundings;
    const { documentName, parameters } = this.request;
    succeeded?.(node, { documentName, parameters, startedAt: requestedAt, at: tools.clock.now() });
  }

  /** Too many errors, or an alarm: the command goes to no further node. Those that have it may finish. */
  #terminate(): void {
    for (const invocation of this.invocations.slice(this.#next)) {
      if (invocation.state === 'Pending') this.#move(invocation, 'Terminated');
    }
    this.#next = this.invocations.length;
  }

  /** The command's time is up: what is not final by now was, for the service, never answered. */
  #expire(): void {
    for (const invocation of this.invocations) {
      if (isFinal(invocation.state)) continue;
      this.#move(invocation, 'DeliveryTimedOut');
      invocation.stop?.abort(stopped);
    }
    this.#pump();
  }

  #move(invocation: Invocation, state: InvocationState): void {
    this.counts.move(invocation.state, state);
    invocation.state = state;
  }

  #after(milliseconds: number, callback: () => void): void {
    const callOff = this.#surroundings.tools.clock.after(milliseconds, () => {
      this.#timers.delete(callOff);
      callback();
    });
    this.#timers.add(callOff);
  }

  #callOffTimers(): void {
    for (const callOff of this.#timers) callOff();
    this.#timers.clear();
  }
}

const keepsOutputs = ({ outputS3BucketName, cloudWatchOutputConfig }: CommandRequest): boolean =>
  outputS3BucketName !== '' || cloudWatchOutputConfig.CloudWatchOutputEnabled === true;

/** A number from 0 up to 1 that is always the same for a node. */
function jitter(instanceId: string): number {
  return Number.parseInt(instanceId.slice(-3), 16) / 0x1000;
}
