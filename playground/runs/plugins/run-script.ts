import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { AgentContext, Plugin } from '../agent.ts';
import type { NodeDirectory } from '../node-directory.ts';
import type { ShellExit, ShellProcess } from '../shell.ts';
import { cancelled, failure, type PluginResult } from '../step-result.ts';
import { input, isList, isMap, textInput, type Value } from '../value.ts';

/** Exit code with which a script asks the agent of a Linux node for a reboot and to be started again after it. */
const rebootCode = 194;
/** Exit code of what the agent killed: 128 and SIGKILL. */
const killedCode = 137;

/** First version of the agent that gives parameters to scripts as environment variables (release notes, July 2025). */
const environmentAgent = [3, 3, 2746, 0];

interface Interpreter {
  readonly scriptName: string;
  /** Program and arguments; the script's path is added. */
  readonly command: readonly [string, ...string[]];
}

export const runShellScript: Plugin = (inputs, step, context) =>
  runScript({ scriptName: '_script.sh', command: ['sh', '-c'] }, { inputs, step, context });

/** PowerShell where the agent looks for it on Linux (determinePowerShellExecutableCommand in constants_unix.go). */
export const runPowerShellScript: Plugin = (inputs, step, context) => {
  const program = existsSync('/usr/bin/pwsh') ? '/usr/bin/pwsh' : '/usr/bin/powershell';
  return runScript({ scriptName: '_script.ps1', command: [program, '-f'] }, { inputs, step, context });
};

interface ScriptRun {
  readonly inputs: Value;
  readonly step: string;
  readonly context: AgentContext;
}

/** Runs a script on this computer. Only Linux sample nodes do; no other machine is imitated with this one. */
async function runScript(
  interpreter: Interpreter,
  { inputs, step, context }: ScriptRun,
): Promise<PluginResult> {
  const { node, tools, signal } = context;
  if (node.platformType !== 'Linux') return failure(notThisComputer(node.platformType));
  if (process.platform === 'win32') {
    return failure(
      'Sample nodes run scripts on this computer, and this computer runs Windows, which has no sh.',
    );
  }
  const lines = scriptLines(input(inputs, 'runCommand'));
  if (!lines) return failure('Invalid format in plugin properties: runCommand must be a list of text.');
  const result = await tools.slots.use(signal, async () => {
    const directory = await context.directory();
    const script = await directory.writeScript(step, interpreter.scriptName, `${lines.join('\n')}\n`);
    const [file, ...args] = interpreter.command;
    const shell = tools.startShell({
      file,
      args: [...args, script],
      cwd: workingDirectory(textInput(inputs, 'workingDirectory') ?? '', directory),
      environment: scriptEnvironment(inputs, directory, context),
      keptCharacters: context.keptCharacters,
    });
    context.processes.push(shell);
    return watch(shell, executionTimeout(input(inputs, 'timeoutSeconds')), context);
  });
  return result ?? cancelled;
}

/** Waits for a program, and kills it when its time is up or the command is cancelled. */
async function watch(
  shell: ShellProcess,
  seconds: number,
  { tools, signal }: AgentContext,
): Promise<PluginResult> {
  let endedBy: 'TimedOut' | 'Cancelled' | undefined;
  const end = (reason: 'TimedOut' | 'Cancelled'): void => {
    endedBy ??= reason;
    shell.kill();
  };
  const cancel = (): void => end('Cancelled');
  const callOff = tools.clock.after(seconds * 1000, () => end('TimedOut'));
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  const exit = await shell.exit;
  callOff();
  signal.removeEventListener('abort', cancel);
  return scriptResult(exit, endedBy);
}

function notThisComputer(platform: string): string {
  const name = platform === 'MacOS' ? 'macOS' : platform;
  return (
    `This ${name} sample node ran nothing: the playground runs scripts on this computer, and only for its Linux nodes. ` +
    'Send the command to Linux nodes to see real output.'
  );
}

/** Exit codes as the agent reads them (GetStatus in pluginutil_unix.go): 137 counts as killed for time. */
function scriptResult(exit: ShellExit, endedBy: 'TimedOut' | 'Cancelled' | undefined): PluginResult {
  const { stdout, stderr } = exit;
  if (endedBy) return { status: endedBy, code: killedCode, stdout, stderr };
  if (exit.code === 0) return { status: 'Success', code: 0, stdout, stderr };
  if (exit.code === rebootCode) return { status: 'SuccessAndReboot', code: rebootCode, stdout, stderr };
  if (exit.code === killedCode) return { status: 'TimedOut', code: killedCode, stdout, stderr };
  const reason = `failed to run commands: ${exit.error ?? `exit status ${exit.code}`}`;
  return { status: 'Failed', code: exit.code, stdout, stderr: stderr + reason };
}

function scriptLines(runCommand: Value | undefined): string[] | undefined {
  if (!isList(runCommand) || !runCommand.every((line) => typeof line === 'string')) return undefined;
  return [...runCommand];
}

/** Seconds; outside of 5 to 172,800 the agent takes an hour without a word (ValidateExecutionTimeout). */
export function executionTimeout(value: Value | undefined): number {
  const seconds =
    typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
      ? Math.trunc(Number(value))
      : NaN;
  return seconds >= 5 && seconds <= 172_800 ? seconds : 3600;
}

/** An absolute directory as it is, a relative one among the downloads, and else the node's own empty directory. */
function workingDirectory(path: string, directory: NodeDirectory): string {
  if (isAbsolute(path)) return path;
  const downloaded = path === '' ? undefined : directory.downloadPath(path);
  return downloaded !== undefined && existsSync(downloaded) ? downloaded : directory.home;
}

/** Nothing of the playground's own environment: a script must see no credentials and no settings of its user. */
function scriptEnvironment(
  inputs: Value,
  directory: NodeDirectory,
  { node, region, commandId, environment }: AgentContext,
): Record<string, string> {
  const own = input(inputs, 'environment');
  const texts = Object.entries(isMap(own) ? own : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOME: directory.home,
    LANG: 'C.UTF-8',
    AWS_SSM_INSTANCE_ID: node.instanceId,
    AWS_SSM_REGION_NAME: region,
    AWS_SSM_PLATFORM_NAME: node.platformName,
    AWS_SSM_PLATFORM_VERSION: node.platformVersion,
    ...(isAtLeast(node.agentVersion, environmentAgent) ? environment : {}),
    ...Object.fromEntries(texts),
    SSM_COMMAND_ID: commandId,
  };
}

function isAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, number] of wanted.entries()) {
    const part = parts[index] ?? 0;
    if (part !== number) return part > number;
  }
  return true;
}
