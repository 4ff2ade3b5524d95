import { fork } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { context } from './context.ts';
import { ui } from './ui.ts';

/** What can be asked to go wrong; see playground/faults.ts. */
interface Fault {
  kind: 'throttle' | 'accessDenied' | 'expiredToken' | 'notSimulated' | 'internalError' | 'slow';
  operation?: string;
  accessKeyId?: string;
  times?: number;
  milliseconds?: number;
}

/** A playground and its controls. */
export interface Playground {
  readonly url: string;
  addFault(fault: Fault): Promise<unknown>;
  clearFaults(): Promise<unknown>;
  clearCalls(): Promise<unknown>;
  /** Sets the state of an alarm of CloudWatch. */
  setAlarm(name: string, state: 'OK' | 'ALARM'): Promise<unknown>;
  /** How often each `service:Operation` was called since `clearCalls`: what has been answered. */
  calls(): Promise<Readonly<Record<string, number>>>;
  /** The same, with how many calls have no answer yet. */
  traffic(): Promise<{ readonly counts: Readonly<Record<string, number>>; readonly underWay: number }>;
  /**
   * Calls an operation of SSM as somebody else would, with the home region, and returns the answer. It counts as a call.
   * `as` is the access key, after which the playground names the user; it verifies no signature.
   */
  ssm<T>(operation: string, input: object, as?: string): Promise<T>;
  /** Back to the state that it started with. */
  reset(): Promise<unknown>;
}

/** The playground of this test run. */
export const playground = controls(context.playground);

/** Starts another one from the extension's own bundle, with other arguments. */
export async function startPlayground(args: readonly string[]): Promise<Playground & { stop(): void }> {
  const extension = vscode.extensions.getExtension('systems-manager-workbench.systems-manager-workbench');
  const script = path.join(extension?.extensionPath ?? '', 'dist', 'playground.js');
  const child = fork(script, ['--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    execArgv: [],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let told = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      const ready = /^ready (\S+)\n/m.exec(told)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`The playground ended with ${String(code)}.`)));
  });
  return { ...controls(url), stop: () => void child.kill() };
}

function controls(url: string): Playground {
  const send = async (method: string, route: string, body?: object): Promise<unknown> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${url}/${route}`, init);
    if (!response.ok) throw new Error(`${method} ${route}: HTTP ${response.status} ${await response.text()}`);
    return response.json();
  };
  const traffic = async (): ReturnType<Playground['traffic']> => {
    const report = await send('GET', '_playground/calls');
    const { counts, underWay } = report as Awaited<ReturnType<Playground['traffic']>>;
    return { counts, underWay };
  };
  return {
    url,
    addFault: (fault) => send('POST', '_playground/faults', fault),
    clearFaults: () => send('DELETE', '_playground/faults'),
    clearCalls: () => send('DELETE', '_playground/calls'),
    setAlarm: (name, state) => send('POST', '_playground/alarms', { name, state }),
    calls: async () => (await traffic()).counts,
    traffic,
    async ssm<T>(operation: string, input: object, as = 'other') {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AmazonSSM.${operation}`,
          authorization: `AWS4-HMAC-SHA256 Credential=${as}/20260101/us-east-1/ssm/aws4_request, SignedHeaders=host, Signature=0`,
        },
        body: JSON.stringify(input),
      });
      if (!response.ok) throw new Error(`${operation}: HTTP ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    reset: () => send('POST', 'moto-api/reset'),
  };
}

/** Makes a playground the connection of this window, as a user chooses it, and shows the Managed Nodes view. */
export async function connectToPlayground(endpoint = playground.url): Promise<void> {
  const settings = vscode.workspace.getConfiguration('ssm');
  await settings.update('playground.endpoint', endpoint, vscode.ConfigurationTarget.Global);
  void vscode.commands.executeCommand('ssm.chooseConnection');
  await ui.pick('Playground');
  await showView('managedNodes', 'Managed Nodes');
}

/** Gives a view of ours the whole side bar: tests before may have left another one there. */
export async function showView(id: string, name: string): Promise<void> {
  await vscode.commands.executeCommand(`ssm.${id}.focus`);
  await ui.showOnlyView(name);
}

/**
 * How long nothing may have been asked for, in milliseconds, until nothing follows any more: VS Code puts off a change of a
 * tree, whose rows may have to be read, by 200 ms (`ExtHostTreeView`, the debounce of `onDidChangeTreeData`).
 */
const quiet = 300;

/**
 * Waits until a playground has answered everything and is asked for nothing any more: one look of a view may cause
 * another. What was asked for a moment before may still be on its way, so its first call is to be waited for.
 */
export async function untilQuiet(at: Pick<Playground, 'traffic'> = playground): Promise<void> {
  let before = '';
  for (let since = Date.now(); Date.now() - since < quiet;) {
    const traffic = await at.traffic();
    const now = JSON.stringify(traffic);
    if (traffic.underWay > 0 || now !== before) since = Date.now();
    before = now;
    await new Promise((resolve) => setTimeout(resolve, quiet / 6));
    // The view that would ask may have been busy all the while.
    await ui.evaluate('new Promise((resolve) => setTimeout(resolve))');
  }
}

/** Waits until an operation, `service:Operation`, was called so often since `clearCalls`, `at` a playground. */
export async function untilCalled(
  operation: string,
  times = 1,
  at: Pick<Playground, 'calls'> = playground,
): Promise<void> {
  let calls = 0;
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    calls = (await at.calls())[operation] ?? 0;
    if (calls >= times) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${operation} was called ${calls} times, not ${times}.`);
}
