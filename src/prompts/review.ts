import * as vscode from 'vscode';
import { maxTargets, type CommandTargets } from '../aws/commands.ts';
import type { DocumentDescription } from '../aws/documents.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { describeConnection, type Connection } from '../connection/connection.ts';
import { checkTargets, summarizeTargets, type CheckedNode } from '../runs/target-check.ts';
import { describePing, describePlatform } from '../views/managed-nodes.ts';
import type { ParameterValues } from './parameters.ts';
import { back, pickOne } from './quick-pick.ts';

/** Everything that is about to happen. */
export interface PlannedRun {
  readonly connection: Connection;
  readonly document: DocumentDescription;
  readonly targets: CommandTargets;
  readonly parameters: ParameterValues;
  /** The nodes that the targets match now. */
  readonly nodes: readonly ManagedNode[];
  /** True if more nodes match than were read. */
  readonly more: boolean;
}

export type ReviewAnswer = 'run' | 'show' | 'narrow';

interface ReviewItem extends vscode.QuickPickItem {
  readonly answer?: ReviewAnswer;
}

/**
 * Shows what will run where, and asks whether to. The nodes stand in the list, those that will not run it first.
 * @throws Cancelled if the user leaves it.
 */
export async function reviewRun(run: PlannedRun, title: string): Promise<ReviewAnswer | typeof back> {
  const item = await pickOne(reviewItems(run), {
    title: `${title} · ${describeConnection(run.connection)}`,
    placeholder: 'Look at the nodes, then run',
    canGoBack: true,
    canChoose: ({ answer }) => answer !== undefined,
  });
  return item === back ? back : (item.answer ?? back);
}

function reviewItems(run: PlannedRun): ReviewItem[] {
  const nodes = checkTargets(run.nodes, run.document);
  const summary = run.more ? `more than ${summarizeTargets(nodes)}` : summarizeTargets(nodes);
  const first: ReviewItem =
    nodes.length === 0
      ? { label: '$(circle-slash) No node matches now', description: 'go back and choose others' }
      : {
          label: `$(play) Run on ${summary}`,
          description: describeTargets(run.targets),
          detail: `${run.document.name}, version ${run.document.version}${describeParameters(run.parameters)}`,
          answer: 'run',
          picked: true,
        };
  const narrow: ReviewItem[] =
    'tags' in run.targets && run.targets.tags.length < maxTargets
      ? [{ label: '$(filter) Narrow by Another Tag…', answer: 'narrow' }]
      : [];
  return [
    first,
    { label: '$(go-to-file) Show the Document', answer: 'show' },
    ...narrow,
    { label: summary, kind: vscode.QuickPickItemKind.Separator },
    ...nodes.map(nodeItem),
  ];
}

function nodeItem({ node, obstacle }: CheckedNode): ReviewItem {
  const { icon, remark } = {
    offline: { icon: '$(warning)', remark: describePing(node) },
    platform: { icon: '$(error)', remark: 'Another platform: the document does not run there' },
    none: { icon: '$(vm-active)', remark: describePing(node) },
  }[obstacle ?? 'none'];
  return {
    label: `${icon} ${node.name ?? node.id}`,
    description: [remark, describePlatform(node), node.id].filter(Boolean).join(' · '),
  };
}

/** `env = dev or test, team = web`, or `3 nodes by id` */
export function describeTargets(targets: CommandTargets): string {
  if ('tags' in targets) {
    return targets.tags.map(({ key, values }) => `${key} = ${values.join(' or ')}`).join(', ');
  }
  const { length } = targets.instanceIds;
  return length === 1 ? 'one node by id' : `${length} nodes by id`;
}

function describeParameters(parameters: ParameterValues): string {
  return Object.entries(parameters)
    .map(([name, values]) => ` · ${name}: ${values.join('; ')}`)
    .join('');
}
