import { Alarms } from '../alarms.ts';
import type { AgentTools } from './agent.ts';
import { systemClock, type Clock } from './clock.ts';
import { Command } from './command.ts';
import type { CommandPlan, CommandRequest, CommandSurroundings } from './command-request.ts';
import { OutputStore } from '../outputs/output-store.ts';
import { startShell, type StartShell } from './shell.ts';
import { Slots } from './slots.ts';
import { sampleTiming, type Timing } from './timing.ts';

/** Programs that run on this computer at once, over all commands. */
const programsAtOnce = 100;

export interface RunCommandOptions {
  readonly region: string;
  readonly documentContent: AgentTools['documentContent'];
  readonly packageVersion: AgentTools['packageVersion'];
  readonly clock?: Clock;
  readonly startShell?: StartShell;
  readonly timing?: Timing;
  /** Where whole outputs go; nowhere if it is not given. */
  readonly outputs?: OutputStore;
  /** What commands with an alarm watch; without it there is no alarm but the samples. */
  readonly alarms?: Alarms;
  /** Called when a command has succeeded on a node. */
  readonly succeeded?: CommandSurroundings['succeeded'];
}

/** Run Command in one region: every command since the playground started, newest first in `commands`. */
export class RunCommand {
  readonly #region: string;
  readonly #tools: AgentTools;
  readonly #timing: Timing;
  readonly #succeeded: CommandSurroundings['succeeded'];
  readonly #outputs: OutputStore;
  readonly #alarms: Alarms;
  readonly #commands = new Map<string, Command>();

  constructor(options: RunCommandOptions) {
    this.#region = options.region;
    this.#timing = options.timing ?? sampleTiming;
    this.#succeeded = options.succeeded;
    this.#outputs = options.outputs ?? new OutputStore();
    this.#alarms = options.alarms ?? new Alarms();
    this.#tools = {
      clock: options.clock ?? systemClock,
      slots: new Slots(programsAtOnce),
      startShell: options.startShell ?? startShell,
      rebootTime: this.#timing.reboot,
      documentContent: options.documentContent,
      packageVersion: options.packageVersion,
    };
  }

  send(request: CommandRequest, plan: CommandPlan): Command {
    const command = new Command(request, plan, {
      region: this.#region,
      tools: this.#tools,
      timing: this.#timing,
      succeeded: this.#succeeded,
      outputs: this.#outputs,
      alarms: this.#alarms,
    });
    this.#commands.set(request.commandId, command);
    return command;
  }

  get(commandId: string): Command | undefined {
    return this.#commands.get(commandId);
  }

  get commands(): readonly Command[] {
    return [...this.#commands.values()].reverse();
  }

  /** Ends and forgets everything; resolves when no program of a command runs any more. */
  async close(): Promise<void> {
    const commands = this.commands;
    this.#commands.clear();
    await Promise.all(commands.map((command) => command.close()));
  }
}
