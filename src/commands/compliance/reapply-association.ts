import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import {
  describeAssociation,
  listAssociations,
  startAssociations,
  type Association,
} from '../../aws/associations.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { mapPages } from '../../aws/page.ts';
import { confirm } from '../../prompts/confirm.ts';
import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { chosenComplianceItems, chosenComplianceNodes, clientsOf } from '../row-arguments.ts';
import { carefulPace, rowsOf, type ComplianceParts } from './context.ts';

const title = 'Apply an Association Again';

/** The most that StartAssociationsOnce takes (API shape AssociationIdList). */
const mostAssociations = 10;

/**
 * Applies associations again: on the nodes of the rows by AWS-RefreshAssociation in the run form, or on all their targets
 * by StartAssociationsOnce, at the pace of the associations.
 */
export async function reapplyAssociation(
  parts: ComplianceParts,
  ...chosen: readonly [unknown, unknown]
): Promise<void> {
  const { row, rows } = rowsOf(parts, chosen);
  const clients = clientsOf(row, rows, () => parts.clients.get());
  assertChangesAllowed(clients, 'ssm:StartAssociationsOnce');
  const items = chosenComplianceItems(row, rows).filter(({ item }) => item.type === 'Association');
  const ids = [...new Set(items.map(({ item }) => item.id))];
  if (ids.length === 0) ids.push((await chooseAssociation(clients)).id);
  const nodes = chosenComplianceNodes(row, rows);
  const where = await chooseWhere(nodes.length);
  if (where === 'everywhere') {
    await applyEverywhere(parts, clients, ids);
    return;
  }
  await parts.run(clients, {
    document: { name: 'AWS-RefreshAssociation' },
    nodes,
    prefill: { ...carefulPace, parameters: { associationIds: ids } },
  });
}

async function chooseAssociation(clients: Clients): Promise<Association> {
  const item = await pickOne(
    async function* (signal) {
      const items = mapPages(listAssociations(clients, signal), (associations) =>
        associations.map((association) => ({
          label: association.name ?? association.documentName,
          description: association.documentName,
          detail: association.targets.join(' and '),
          association,
        })),
      );
      for await (const page of items) yield page.items;
    },
    { title, placeholder: 'Which association?' },
  );
  if (item === back) throw new Cancelled();
  return item.association;
}

async function chooseWhere(count: number): Promise<'here' | 'everywhere'> {
  const here =
    count === 0 ? 'On Nodes That You Choose' : count === 1 ? 'On This Node' : `On These ${count} Nodes`;
  const item = await pickOne(
    [
      { label: here, description: 'by AWS-RefreshAssociation', where: 'here' as const },
      {
        label: 'On All Its Targets',
        description: 'by State Manager, at the pace of the association',
        where: 'everywhere' as const,
      },
    ],
    { title, placeholder: 'Apply it where?' },
  );
  if (item === back) throw new Cancelled();
  return item.where;
}

/** One call for each association to show its targets, and one to start them. */
async function applyEverywhere(
  parts: ComplianceParts,
  clients: Clients,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > mostAssociations) {
    throw new Error(
      `AWS starts at most ${mostAssociations} associations at once; ${ids.length} are selected.`,
    );
  }
  const associations = await Promise.all(ids.map((id) => describeAssociation(clients, id)));
  const names = associations.map(({ name, documentName }) => name ?? documentName).join(', ');
  const confirmed = await confirm(clients, {
    question: `Apply ${names} on all targets?`,
    detail: associations.map(describe).join('\n\n'),
    action: 'Apply',
  });
  if (!confirmed) return;
  await startAssociations(clients, ids);
  const refresh = 'Refresh';
  void vscode.window
    .showInformationMessage(`State Manager applies ${names} now.`, refresh)
    .then((action) => action === refresh && parts.compliance.refresh(clients.connection));
}

function describe({ name, documentName, targets, maxConcurrency, maxErrors }: Association): string {
  const pace = maxConcurrency === undefined ? 'on all nodes at once' : `${maxConcurrency} at a time`;
  return [
    `${name ?? documentName}: ${documentName}`,
    `Targets: ${targets.join(' and ') || 'none'}`,
    maxErrors === undefined ? `Pace: ${pace}` : `Pace: ${pace}, stops after ${maxErrors} failures`,
  ].join('\n');
}
