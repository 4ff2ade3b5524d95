import * as vscode from 'vscode';
import { maxTargets } from '../aws/commands.ts';
import type { DocumentDescription } from '../aws/documents.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { Page } from '../aws/page.ts';
import type { Clients } from '../aws/clients.ts';
import { productionNote } from '../aws/identity.ts';
import { describeConnection } from '../connection/connection.ts';
import { checkTargets, summarizeTargets, type CheckedNode } from '../runs/target-check.ts';
import { describePing, describePlatform } from '../views/node-facts.ts';
import type { ParameterValues } from './parameters.ts';
import { back, pickOne } from './quick-pick.ts';
import type { ChosenTargets } from './targets.ts';

/** Everything that is about to happen. */
export interface PlannedRun {
  readonly clients: Clients;
  readonly document: DocumentDescription;
  readonly targets: ChosenTargets;
  readonly parameters: ParameterValues;
  /** The nodes that the targets match now, page by page. */
  readonly nodes: (signal: AbortSignal) => AsyncIterable<Page<ManagedNode>>;
}

export type ReviewAnswer = 'run' | 'show' | 'narrow';

interface ReviewItem extends vscode.QuickPickItem {
  readonly answer?: ReviewAnswer;
}

/** How many matched nodes are read: 20 pages, so at most 40 calls. */
const limit = 1000;

/**
 * Shows what will run where, and asks whether to. The nodes stand in the list, those that will not run it first; it can
 * be run once they are all there.
 * @throws Cancelled if the user leaves it.
 */
export async function reviewRun(run: PlannedRun, title: string): Promise<ReviewAnswer | typeof back> {
  const note = await productionNote(run.clients);
  const item = await pickOne<ReviewItem>((signal) => reviewItems(run, signal), {
    title: [title, describeConnection(run.clients.connection), note].filter(Boolean).join(' · '),
    placeholder: 'Look at the nodes, then run',
    canGoBack: true,
    replace: true,
    canChoose: ({ answer }) => answer !== undefined,
  });
  return item === back ? back : (item.answer ?? back);
}

async function* reviewItems(run: PlannedRun, signal: AbortSignal): AsyncGenerator<ReviewItem[]> {
  const nodes: ManagedNode[] = [];
  yield [{ label: '$(loading~spin) Looking for the nodes that match…', alwaysShow: true }];
  for await (const page of run.nodes(signal)) {
    nodes.push(...page.items);
    const more = page.more && nodes.length >= limit;
    const checked = checkTargets(nodes, run.document);
    const summary = more ? `more than ${summarizeTargets(checked)}` : summarizeTargets(checked);
    const complete = more || !page.more;
    yield [
      complete
        ? runItem(run, checked, summary)
        : { label: `$(loading~spin) ${summary} so far…`, alwaysShow: true },
      ...otherItems(run),
      { label: summary, kind: vscode.QuickPickItemKind.Separator },
      ...checked.map(nodeItem),
    ];
    if (complete) return;
  }
}

function runItem(run: PlannedRun, nodes: readonly CheckedNode[], summary: string): ReviewItem {
  if (nodes.length === 0) {
    return {
      label: '$(circle-slash) No node matches now',
      description: 'go back and choose others',
      alwaysShow: true,
    };
  }
  return {
    label: `$(play) Run on ${summary}`,
    description: describeTargets(run.targets),
    detail: `${run.document.name}, version ${run.document.version}${describeParameters(run.parameters)}`,
    answer: 'run',
    picked: true,
  };
}

function otherItems({ targets }: PlannedRun): ReviewItem[] {
  const show: ReviewItem = { label: '$(go-to-file) Show the Document', answer: 'show' };
  const narrow: ReviewItem = { label: '$(filter) Narrow by Another Tag…', answer: 'narrow' };
  return 'tags' in targets && targets.tags.length < maxTargets ? [show, narrow] : [show];
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
function describeTargets(targets: ChosenTargets): string {
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
