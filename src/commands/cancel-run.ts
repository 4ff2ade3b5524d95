import { assertChangesAllowed } from '../aws/effects.ts';
import { confirm } from '../prompts/confirm.ts';
import type { Run, Runs } from '../runs/runs.ts';

/** Names that the question shows of the nodes that are meant. */
const namesShown = 10;

/** Asks, then asks the service to stop a command: on all its nodes, or on those named by id. */
export async function cancelRun(runs: Runs, run: Run | undefined, nodes?: readonly string[]): Promise<void> {
  if (run === undefined) return;
  assertChangesAllowed(run.clients, 'ssm:CancelCommand');
  const { command } = run.snapshot;
  const where = nodes === undefined ? 'all its nodes' : count(nodes.length);
  const confirmed = await confirm(run.clients, {
    question: `Cancel ${command.documentName} on ${where}?`,
    detail: [
      ...(nodes === undefined ? [] : [`${listNames(runs, run, nodes)}.`]),
      'Nodes that have not begun will not. Nodes that are running it are asked to stop; what they have done stays done.',
    ].join('\n\n'),
    action: nodes === undefined ? 'Cancel the Command' : `Cancel on ${count(nodes.length)}`,
  });
  if (confirmed) await runs.cancel(run, nodes);
}

function listNames(runs: Runs, { snapshot }: Run, nodes: readonly string[]): string {
  const known = new Map(snapshot.invocations.map((one) => [one.instanceId, one]));
  const names = nodes.slice(0, namesShown).map((instanceId) => {
    return runs.names.of(known.get(instanceId) ?? { instanceId, instanceName: undefined });
  });
  const more = nodes.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`;
}

const count = (nodes: number): string => `${nodes.toLocaleString('en')} node${nodes === 1 ? '' : 's'}`;
