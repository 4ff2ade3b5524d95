import type { AlarmStateInformation } from '../models/ssm-types.ts';
import type { CommandPlan, CommandRequest, CommandSurroundings } from './command-request.ts';
import { deliver } from './delivery.ts';
import { pendingInvocation, type Invocation } from './invocation.ts';
import { rateControl, type RateControl } from './rate-control.ts';
import {
  commandState,
  InvocationCounts,
  isFinal,
  type CommandState,
  type InvocationState,
} from './status.ts';

/** Nodes that a command goes to in one moment, so that one with 50,000 does not hold up the playground's answers. */
const mostNewNodes = 500;

/** Why agents are stopped. Nobody reads it, but without a reason each abort makes an error with a stack of its own. */
const stopped = 'stopped';

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
    const done = deliver(invocation, {
      request: this.request,
      document: this.#plan.document,
      surroundings: this.#surroundings,
      signal: stop.signal,
    })
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
