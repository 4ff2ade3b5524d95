import type { ComplianceItem } from '../../aws/compliance.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { chosenCompliance, chosenTargets, clientsOf } from '../row-arguments.ts';
import type { RunOptions } from '../run-document.ts';
import type { NodeParts } from './context.ts';

/** Opens the form for the nodes of a group: those that carry its tag, or are in it, when the run starts. */
export async function runOnGroup(parts: NodeParts, row: unknown): Promise<void> {
  const targets = chosenTargets(row);
  if (targets === undefined) return;
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:SendCommand');
  await parts.run(clients, { prefill: { targets } });
}

/** Opens the form with the document that mends what is not compliant on a node, or asks for one where nobody knows. */
export async function runForCompliance(parts: NodeParts, row: unknown): Promise<void> {
  const subject = chosenCompliance(row);
  if (subject === undefined) return;
  const clients = clientsOf(row, undefined, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:SendCommand');
  const { item, node } = subject;
  if (node === undefined) throw new Error('The node of this item is not managed any more.');
  await parts.run(clients, { ...remedyOf(item), nodes: [node] });
}

/** Missing patches are installed; an association is run again by its document. */
function remedyOf({ type, title, details }: ComplianceItem): Pick<RunOptions, 'document' | 'prefill'> {
  const comment = `For ${title ?? type}`.slice(0, 100);
  if (type === 'Patch') {
    return {
      document: { name: 'AWS-RunPatchBaseline' },
      prefill: { comment, parameters: { Operation: ['Install'] } },
    };
  }
  const name = details['DocumentName'];
  return type === 'Association' && name !== undefined
    ? { document: { name }, prefill: { comment } }
    : { prefill: { comment } };
}
