import * as vscode from 'vscode';
import { closeEditors } from './editors.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, showView, untilCalled, untilQuiet } from './playground.ts';
import { ui } from './ui.ts';

/** The Parameter Store view by the name of its tree. */
export const tree = 'Parameter Store';

/** A parameter that is in sight in the list: a String at its first version. */
export const port = '/storefront/dev/port';

export interface Parameter {
  readonly Type: string;
  readonly Value: string;
  readonly Version: number;
}

/** Reads a parameter as somebody else. It counts as a call. */
export async function valueOf(name: string): Promise<Parameter> {
  const input = { Name: name, WithDecryption: true };
  return (await playground.ssm<{ Parameter: Parameter }>('GetParameter', input)).Parameter;
}

/** Waits until a parameter has a value, and returns its version. */
export async function waitForValue(name: string, value: string): Promise<number> {
  for (;;) {
    // It may not be there yet.
    const found = await valueOf(name).catch(() => undefined);
    if (found?.Value === value) return found.Version;
  }
}

/** All calls since the last look, once the operation that ends the work was called and its effects were shown. */
export async function callsUntil(operation: string): Promise<Readonly<Record<string, number>>> {
  await untilCalled(`ssm:${operation}`);
  await untilQuiet();
  const calls = await playground.calls();
  await playground.clearCalls();
  return calls;
}

/** The same without the pages that a choice among all parameters reads, which are as many as come until it is made. */
export async function changes(): Promise<Readonly<Record<string, number>>> {
  await untilQuiet();
  const calls = await playground.calls();
  const counted = Object.entries(calls).filter(([name]) => !name.endsWith(':DescribeParameters'));
  await playground.clearCalls();
  return Object.fromEntries(counted);
}

/** The view as a list, with nothing counted before. */
export async function showList(): Promise<void> {
  await showView('parameters', tree);
  await vscode.commands.executeCommand('ssm.showParametersFlat');
  await ui.waitForTreeRow(tree, port);
  await untilQuiet();
  await playground.clearCalls();
}

/** What goes before and after tests that change parameters: each begins with the list of the sample parameters. */
export function withSampleParameters(): void {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await vscode.commands.executeCommand('ssm.refreshParameters');
    await showList();
  });
  afterEach(async () => {
    await playground.clearFaults();
    await closeEditors();
    await clearNotifications();
  });
  after(async () => {
    await vscode.commands.executeCommand('ssm.showParameterFolders');
    await vscode.commands.executeCommand('ssm.managedNodes.focus');
  });
}
