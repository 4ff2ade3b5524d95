import * as vscode from 'vscode';
import type { Run, Runs } from '../runs/runs.ts';

/** Asks, then asks the service to stop a command. */
export async function cancelRun(runs: Runs, run: Run | undefined): Promise<void> {
  if (run === undefined) return;
  const stop = 'Cancel the Command';
  const answer = await vscode.window.showWarningMessage(
    `Cancel ${run.snapshot.command.documentName} on all its nodes?`,
    {
      modal: true,
      detail:
        'Nodes that have not begun will not. Nodes that are running it are asked to stop; what they have done stays done.',
    },
    stop,
  );
  if (answer === stop) await runs.cancel(run);
}
