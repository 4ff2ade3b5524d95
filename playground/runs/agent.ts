import type { ManagedNode } from '../fleet/node.ts';
import type { Clock } from './clock.ts';
import type { NodeDirectory } from './node-directory.ts';
import type { ShellProcess, StartShell } from './shell.ts';
import type { Slots } from './slots.ts';
import type { PluginResult } from './step-result.ts';
import type { Value } from './value.ts';

/** What the agents of all sample nodes share. */
export interface AgentTools {
  readonly clock: Clock;
  readonly slots: Slots;
  readonly startShell: StartShell;
  /** Milliseconds that a sample node is away when a script asks for a reboot. */
  readonly rebootTime: number;
  /**
   * The content of a Command document by name or ARN, of one version or the default one. Throws an error whose message
   * says why there is none.
   */
  readonly documentContent: (name: string, version: string | undefined) => string;
  /**
   * The version of a Distributor package that a version name means; the empty name means the default version. Throws an
   * error whose message says why there is none.
   */
  readonly packageVersion: (name: string, versionName: string) => string;
}

/** One command on one node, as its agent sees it. */
export interface AgentContext {
  readonly node: ManagedNode;
  readonly region: string;
  readonly commandId: string;
  readonly tools: AgentTools;
  /** Fires when the command is cancelled or its time is up. */
  readonly signal: AbortSignal;
  /** Made when the first step needs it. */
  readonly directory: () => Promise<NodeDirectory>;
  /** Programs that were started; whatever they left in the background ends with the command. */
  readonly processes: ShellProcess[];
  /** `SSM_…` variables of the document that is running; old agents do not hand them on. */
  readonly environment: Readonly<Record<string, string>>;
  /** How much of each stream of a program is kept. */
  readonly keptCharacters: number;
  /** 0 for the command's own document, one more in each document that aws:runDocument runs. */
  readonly depth: number;
}

/** Runs one step with one set of inputs. It may reject; the step fails then with the error's message. */
export type Plugin = (inputs: Value, step: string, context: AgentContext) => Promise<PluginResult>;
