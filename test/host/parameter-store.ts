import * as vscode from 'vscode';
import { assertCalls, type Calls } from './calls.ts';
import { closeEditors, eventually } from './editors.ts';
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
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const list = 'ssm:DescribeParameters';

/** Asserts all calls since the last look: those of the work, and those that show its effects. */
export async function assertWork(expected: Calls): Promise<void> {
  await assertCalls(expected);
  await playground.clearCalls();
}

/** The same without the pages that a choice among all parameters reads, which are as many as come until it is made. */
export async function assertChanges(expected: Calls): Promise<void> {
  await assertCalls(expected, { counted: (operation) => operation !== list });
  await playground.clearCalls();
}

/** How often an operation of SSM was called since the last look. */
export async function timesCalled(operation: string): Promise<number> {
  await untilQuiet();
  const calls = await playground.calls();
  await playground.clearCalls();
  return calls[`ssm:${operation}`] ?? 0;
}

/** The view as a list of all parameters, with nothing counted before. */
export async function showList(): Promise<void> {
  await arrange('ssm.showParametersFlat');
  await ui.waitForTreeRow(tree, port);
  await untilQuiet();
  await playground.clearCalls();
}

/** The folders of the first level, all closed, with nothing counted before. */
export async function showFolders(): Promise<void> {
  await arrange('ssm.showParameterFolders');
  // Names in a list have the words of folders too.
  await eventually(
    async () => (await ui.treeRows(tree)).includes('checkout') || undefined,
    'the view has folders',
  );
  await vscode.commands.executeCommand('ssm.parameters.focus');
  await vscode.commands.executeCommand('list.collapseAll');
  await untilQuiet();
  await playground.clearCalls();
}

/** Shows all parameters in one of the two ways: a test that has failed may have left its filter. */
async function arrange(command: string): Promise<void> {
  await showView('parameters', tree);
  await untilQuiet();
  await playground.clearCalls();
  await vscode.commands.executeCommand('ssm.clearParameterFilter');
  await vscode.commands.executeCommand(command);
  // The same rows may stand there already: they are read anew whenever they are arranged.
  await untilCalled(list);
}

/** What goes before and after tests that change parameters: each begins with the list of the sample parameters. */
export function withSampleParameters(): void {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
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
