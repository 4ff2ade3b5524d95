import type * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { maxInstanceIds } from '../aws/commands.ts';
import { AwsError } from '../aws/errors.ts';
import { listInstanceTags, listNodes, type ManagedNode } from '../aws/nodes.ts';
import { describePing, describePlatform } from '../views/node-facts.ts';
import { back, Cancelled, pickMany, pickOne } from './quick-pick.ts';

interface NodeItem extends vscode.QuickPickItem {
  readonly node: ManagedNode;
}

/** How many nodes the picker loads by itself: 4 pages, so at most 8 calls. */
const pickerLimit = 200;

/**
 * Asks for nodes, one by one.
 * @returns their ids
 * @throws Cancelled if the user leaves it.
 */
export async function pickNodes(clients: Clients, title: string): Promise<readonly string[]> {
  const chosen = await pickMany<NodeItem>((signal) => nodeItems(clients, signal), {
    title,
    placeholder: `Mark up to ${maxInstanceIds} nodes (the first ${pickerLimit} are shown; use a tag for more)`,
  });
  if (chosen === back) throw new Cancelled();
  return chosen.map(({ node }) => node.id);
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
