import * as vscode from 'vscode';
import type { Run } from '../runs/runs.ts';

/** Copies the id of a command, for the AWS CLI or the console. */
export async function copyCommandId(run: Run | undefined): Promise<void> {
  if (run !== undefined) await vscode.env.clipboard.writeText(run.commandId);
}
