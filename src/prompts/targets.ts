import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { maxInstanceIds, maxTargets } from '../aws/commands.ts';
import type { CommandTargets } from '../aws/run-request.ts';
import { AwsError } from '../aws/errors.ts';
import { listInstanceTags, listNodes, type ManagedNode, type TagTarget } from '../aws/nodes.ts';
import { describePing, describePlatform } from '../views/node-facts.ts';
import { back, Cancelled, pickMany, pickOne } from './quick-pick.ts';

/** The targets that are asked for here. */
export type ChosenTargets = Extract<
  CommandTargets,
  { readonly instanceIds: unknown } | { readonly tags: unknown }
>;

interface NodeItem extends vscode.QuickPickItem {
  readonly node: ManagedNode;
}

/** How many nodes the picker loads by itself: 4 pages, so at most 8 calls. */
const pickerLimit = 200;

/**
 * Asks on which nodes to run: by a tag, or picked one by one.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseTargets(clients: Clients, title: string): Promise<ChosenTargets | typeof back> {
  for (;;) {
    const item = await pickOne(
      [
        {
          label: '$(tag) By Tag',
          description: 'every node that carries the tag when the run starts',
          by: 'tag',
        },
        { label: '$(list-selection) Pick Nodes', description: `up to ${maxInstanceIds} by hand`, by: 'node' },
      ],
      { title, placeholder: 'Run on which nodes?', canGoBack: true },
    );
    if (item === back) return back;
    const targets =
      item.by === 'tag' ? await chooseTag(clients, title, []) : await chooseNodes(clients, title);
    if (targets !== back) return targets;
  }
}

/**
 * Asks for a tag key and values, on top of `others`: a node must carry all of them.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseTag(
  clients: Clients,
  title: string,
  others: readonly TagTarget[],
): Promise<{ readonly tags: readonly TagTarget[] } | typeof back> {
  if (others.length >= maxTargets) return { tags: others };
  let known: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  for (;;) {
    const key = await pickOne<vscode.QuickPickItem>(
      async function* keys(signal) {
        known = await readTags(clients, signal);
        yield [...known.keys()].sort().map((label) => ({ label }));
      },
      {
        title,
        placeholder: 'Which tag? Choose a key or type one',
        canGoBack: true,
        typed: (text) => (known.has(text) ? undefined : { label: text, description: 'as typed' }),
      },
    );
    if (key === back) return back;
    const values = await chooseTagValues(title, key.label, known.get(key.label) ?? new Set());
    if (values !== back) return { tags: [...others, { key: key.label, values }] };
  }
}

async function chooseTagValues(
  title: string,
  key: string,
  known: ReadonlySet<string>,
): Promise<readonly string[] | typeof back> {
  const chosen = await pickMany<vscode.QuickPickItem>(
    [...known].sort().map((label) => ({ label })),
    {
      title,
      placeholder: `Which values of ${key}? Mark one or several, or type one`,
      canGoBack: true,
      typed: (text) => (known.has(text) ? undefined : { label: text, description: 'as typed' }),
    },
  );
  return chosen === back ? back : chosen.map(({ label }) => label);
}

async function chooseNodes(
  clients: Clients,
  title: string,
): Promise<{ readonly instanceIds: readonly string[] } | typeof back> {
  const chosen = await pickMany<NodeItem>((signal) => nodeItems(clients, signal), {
    title,
    placeholder: `Mark up to ${maxInstanceIds} nodes (the first ${pickerLimit} are shown; use a tag for more)`,
    canGoBack: true,
  });
  if (chosen === back) return back;
  if (chosen.length > maxInstanceIds) {
    throw new Error(
      `A command names at most ${maxInstanceIds} nodes, and ${chosen.length} are marked. Choose them by a tag instead.`,
    );
  }
  return { instanceIds: chosen.map(({ node }) => node.id) };
}

/**
 * Asks for one node that is online.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseOnlineNode(clients: Clients, title: string): Promise<ManagedNode> {
  return chooseNode(clients, title, ({ pingStatus }) => pingStatus === 'Online');
}

/**
 * Asks for one node; those that do not fit are shown, but cannot be chosen.
 * @throws Cancelled if the user leaves it.
 */
export async function chooseNode(
  clients: Clients,
  title: string,
  fits: (node: ManagedNode) => boolean = () => true,
): Promise<ManagedNode> {
  const item = await pickOne<NodeItem>((signal) => nodeItems(clients, signal), {
    title,
    placeholder: `Which node? (the first ${pickerLimit} are shown; find others in the Managed Nodes view)`,
    canChoose: ({ node }) => fits(node),
  });
  if (item === back) throw new Cancelled();
  return item.node;
}

async function* nodeItems(clients: Clients, signal: AbortSignal): AsyncGenerator<NodeItem[]> {
  let shown = 0;
  for await (const page of listNodes(clients, { signal })) {
    yield page.items.map(nodeItem);
    shown += page.items.length;
    if (shown >= pickerLimit) return;
  }
}

function nodeItem(node: ManagedNode): NodeItem {
  const online = node.pingStatus === 'Online';
  return {
    label: `${online ? '$(vm-active)' : '$(warning)'} ${node.name ?? node.id}`,
    description: [describePing(node), describePlatform(node), node.id].filter(Boolean).join(' · '),
    node,
  };
}

/** Suggestions only: without the permission tags are typed by hand. */
export async function readTags(
  clients: Clients,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  try {
    return await listInstanceTags(clients, signal);
  } catch (error) {
    if (error instanceof AwsError && ['denied', 'unsupported'].includes(error.kind)) return new Map();
    throw error;
  }
}
