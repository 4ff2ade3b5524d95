import { readFileSync } from 'node:fs';
import type { ManagedNode } from '../../../playground/fleet/node.ts';
import type { PlatformType } from '../../../playground/models/ssm-types.ts';
import type { AgentContext, AgentTools } from '../../../playground/runs/agent.ts';
import { parseCommandDocument } from '../../../playground/runs/document.ts';
import { lowerDocument, type LoweredDocument } from '../../../playground/runs/lower.ts';
import { NodeDirectory } from '../../../playground/runs/node-directory.ts';
import { commandParameters } from '../../../playground/runs/parameters.ts';
import type { ShellCommand, ShellExit, StartShell } from '../../../playground/runs/shell.ts';
import { Slots } from '../../../playground/runs/slots.ts';
import { ManualClock } from './manual-clock.ts';

export interface NodeFacts {
  platformType?: PlatformType;
  pingStatus?: ManagedNode['pingStatus'];
  agentVersion?: string;
}

/** The `number`th node of a test; only what commands look at is told apart. */
export function sampleNode(number: number, facts: NodeFacts = {}): ManagedNode {
  const instanceId = `i-${number.toString(16).padStart(17, '0')}`;
  return {
    instanceId,
    resourceType: 'EC2Instance',
    service: 'storefront',
    system: 'amazonLinux2023',
    computerName: `host-${number}`,
    platformType: 'Linux',
    platformName: 'Amazon Linux',
    platformVersion: '2023',
    architecture: 'x86_64',
    ipAddress: '10.0.0.1',
    iamRole: 'role',
    registrationDate: new Date(0),
    managed: true,
    pingStatus: 'Online',
    agentVersion: '3.3.3050.0',
    isLatestVersion: true,
    lastPingAt: 0,
    association: { lastExecution: new Date(0), lastSuccess: new Date(0), reapplied: {} },
    patching: undefined,
    packages: {},
    tags: [],
    ...facts,
  };
}

export interface StartedScript extends ShellCommand {
  readonly text: string;
}

/**
 * A shell that starts nothing. A script `exit 3` ends with that code, `hang` runs until it is killed or `finish` is
 * called, everything else succeeds; a line `say x` writes x to stdout, `complain x` to stderr.
 */
export class ScriptedShell {
  readonly started: StartedScript[] = [];
  readonly #hanging: ((exit: ShellExit) => void)[] = [];

  readonly start: StartShell = (command) => {
    const text = readFileSync(command.args.at(-1) ?? '', 'utf8');
    this.started.push({ ...command, text });
    const said = (word: string): string =>
      [...text.matchAll(new RegExp(`^${word} (.*)$`, 'gm'))].map(([, line]) => `${line ?? ''}\n`).join('');
    const ended = (code: number): ShellExit => ({ code, stdout: said('say'), stderr: said('complain') });
    if (!text.includes('hang')) {
      return {
        exit: Promise.resolve(ended(Number(/exit (\d+)/.exec(text)?.[1] ?? 0))),
        kill: () => undefined,
      };
    }
    let end: (exit: ShellExit) => void = () => undefined;
    const exit = new Promise<ShellExit>((resolve) => (end = resolve));
    this.#hanging.push(end);
    return { exit, kill: () => end({ ...ended(-1), error: 'signal: killed' }) };
  };

  /** Ends the oldest script that hangs. */
  finish(code = 0): void {
    this.#hanging.shift()?.({ code, stdout: '', stderr: '' });
  }
}

export function sampleTools(overrides: Partial<AgentTools> = {}): AgentTools {
  return {
    clock: new ManualClock(),
    slots: new Slots(100),
    startShell: new ScriptedShell().start,
    rebootTime: 0,
    documentContent: (name) => {
      throw new Error(`Document with name ${name} does not exist.`);
    },
    packageVersion: () => '1.0.0',
    ...overrides,
  };
}

export interface SampleContext extends AgentContext {
  readonly stop: AbortController;
}

/** A context for running steps; the test removes `await context.directory()` itself. */
export function sampleContext(tools: AgentTools, node: ManagedNode = sampleNode(1)): SampleContext {
  const stop = new AbortController();
  let directory: Promise<NodeDirectory> | undefined;
  return {
    node,
    region: 'us-east-1',
    commandId: '0f0f0f0f-0000-4000-8000-000000000001',
    tools,
    signal: stop.signal,
    directory: () => (directory ??= NodeDirectory.create()),
    processes: [],
    environment: {},
    keptCharacters: 24_001,
    depth: 0,
    stop,
  };
}

/** Reads and lowers a document, with the given parameters. */
export function lowered(content: object | string, given: Record<string, string[]> = {}): LoweredDocument {
  const document = parseCommandDocument(typeof content === 'string' ? content : JSON.stringify(content));
  return lowerDocument(document, commandParameters(document, given));
}

/** A 2.2 document with one aws:runShellScript step for each script. */
export function scripts(...texts: readonly (string | Record<string, unknown>)[]): object {
  return {
    schemaVersion: '2.2',
    mainSteps: texts.map((text, index) => ({
      name: `step${index + 1}`,
      action: 'aws:runShellScript',
      inputs: typeof text === 'string' ? { runCommand: [text] } : text,
    })),
  };
}
