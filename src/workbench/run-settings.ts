import * as vscode from 'vscode';

/** Runs on more nodes than this ask to type the count. A value that is no number protects as the default does. */
export function runConfirmAbove(): number {
  const value: unknown = vscode.workspace.getConfiguration('ssm').get('run.confirmAbove');
  return typeof value === 'number' && value >= 0 ? value : 20;
}
