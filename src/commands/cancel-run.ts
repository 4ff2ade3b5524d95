import { assertChangesAllowed } from '../aws/effects.ts';
import { confirm } from '../prompts/confirm.ts';
import type { Run, Runs } from '../runs/runs.ts';

/** Asks, then asks the service to stop a command. */
export async function cancelRun(runs: Runs, run: Run | undefined): Promise<void> {
  if (run === undefined) return;
  assertChangesAllowed(run.clients, 'ssm:CancelCommand');
  const confirmed = await confirm(run.clients, {
    question: `Cancel ${run.snapshot.command.documentName} on all its nodes?`,
    detail:
      'Nodes that have not begun will not. Nodes that are running it are asked to stop; what they have done stays done.',
    action: 'Cancel the Command',
  });
  if (confirmed) await runs.cancel(run);
}
