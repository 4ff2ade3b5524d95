import { assertChangesAllowed } from '../../aws/effects.ts';
import { patchGroupKeys } from '../../aws/patch-groups.ts';
import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { chosenComplianceNodes, chosenPatchGroup, clientsOf } from '../row-arguments.ts';
import type { RunOptions } from '../run-document.ts';
import { carefulPace, rowsOf, type ComplianceParts } from './context.ts';

const operations = [
  {
    label: '$(search) Scan',
    description: 'only looks and reports',
    parameters: { Operation: ['Scan'] },
  },
  {
    label: '$(arrow-circle-down) Install, Reboot if Needed',
    description: 'installs what is missing; nodes may reboot',
    parameters: { Operation: ['Install'], RebootOption: ['RebootIfNeeded'] },
  },
  {
    label: '$(arrow-circle-down) Install without Reboot',
    description: 'installs what is missing; some patches wait for a reboot',
    parameters: { Operation: ['Install'], RebootOption: ['NoReboot'] },
  },
] as const;

/**
 * Asks what to do and opens the run form with AWS-RunPatchBaseline for the nodes of the rows, for a patch group, or for
 * targets that are chosen there.
 */
export async function patchNodes(
  parts: ComplianceParts,
  ...chosen: readonly [unknown, unknown]
): Promise<void> {
  const { row, rows } = rowsOf(parts, chosen);
  const clients = clientsOf(row, rows, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:SendCommand');
  const title = 'Scan or Install Patches';
  const item = await pickOne(operations, { title, placeholder: 'What to do?' });
  if (item === back) throw new Cancelled();
  const { nodes = [], prefill } = targetsOf(row, rows);
  await parts.run(clients, {
    document: { name: 'AWS-RunPatchBaseline' },
    nodes,
    prefill: { ...carefulPace, parameters: item.parameters, ...prefill },
  });
}

function targetsOf(row: unknown, rows: unknown): Pick<RunOptions, 'nodes' | 'prefill'> {
  const group = chosenPatchGroup(row);
  if (group === undefined) return { nodes: chosenComplianceNodes(row, rows) };
  // A command takes nodes that have all of its tags, so one key is named.
  const [key = patchGroupKeys[0] ?? ''] = group.tagKeys;
  return { prefill: { targets: { tags: [{ key, values: [group.patchGroup] }] } } };
}
