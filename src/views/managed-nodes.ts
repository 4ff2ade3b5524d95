import type { Clients } from '../aws/clients.ts';
import { findNodesById, type FindNodesOptions } from '../aws/find-nodes.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { collect, paginate, type Page } from '../aws/page.ts';
import { nodeDetails } from './node-details.ts';
import { describeAgent, describePing, describePlatform, describeType, nodeWords } from './node-facts.ts';
import { escapeMarkdown, factTable, prefixedPages, type Icon, type TreeNode } from './tree-node.ts';

/** A row of the Managed Nodes view. */
export interface ManagedNodeRow extends TreeNode {
  readonly subject: ManagedNode;
}

/** What the row of a node says besides what the node is. */
export interface NodeRowOptions {
  readonly isFavourite?: (id: string) => boolean;
  /** True below a group of one ping status, which says it already and leaves the room to the rest. */
  readonly isInStatusGroup?: boolean;
}

export function managedNodeRow(
  clients: Clients,
  node: ManagedNode,
  options: NodeRowOptions = {},
): ManagedNodeRow {
  return new NodeRow(clients, node, options);
}

/** Makes its texts when they are asked for: of 50,000 rows few are ever seen, and of fewer the tooltip. */
class NodeRow implements ManagedNodeRow {
  readonly subject: ManagedNode;
  readonly #clients: Clients;
  readonly #options: NodeRowOptions;

  constructor(clients: Clients, node: ManagedNode, options: NodeRowOptions) {
    this.#clients = clients;
    this.subject = node;
    this.#options = options;
  }

  get id(): string {
    return this.subject.id;
  }

  get label(): string {
    return this.subject.name ?? this.subject.id;
  }

  get description(): string {
    const { id, name } = this.subject;
    return [
      this.#options.isInStatusGroup === true ? undefined : describePing(this.subject),
      describePlatform(this.subject),
      name === undefined ? undefined : id,
      this.#isFavourite ? 'favourite' : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  }

  get tooltip(): string {
    return tooltip(this.subject, this.label);
  }

  get icon(): Icon {
    return pingIcon(this.subject);
  }

  get accessibilityLabel(): string {
    const platform = describePlatform(this.subject) ?? 'platform unknown';
    const parts = [this.label, describePing(this.subject), platform, this.subject.id];
    return [...parts, ...(this.#isFavourite ? ['favourite'] : [])].join(', ');
  }

  get words(): readonly string[] {
    return [...nodeWords(this.subject), ...(this.#isFavourite ? ['favourite'] : [])];
  }

  get children(): NonNullable<TreeNode['children']> {
    return (signal) => nodeDetails(this.#clients, this.subject, signal);
  }

  get #isFavourite(): boolean {
    return this.#options.isFavourite?.(this.subject.id) === true;
  }
}

export const favouritesId = 'favourites';

/** The row above all others with the nodes that the user has marked; one that is gone says so. */
export function favouritesRow(
  clients: Clients,
  ids: readonly string[],
  options: Pick<FindNodesOptions, 'onNamesUnavailable'> & NodeRowOptions,
): TreeNode {
  return {
    id: favouritesId,
    label: 'Favourites',
    description: `${ids.length}`,
    icon: { id: 'star-full' },
    accessibilityLabel: `Favourites, ${ids.length} ${ids.length === 1 ? 'node' : 'nodes'}`,
    words: ['favourites'],
    expanded: true,
    children: (signal) =>
      prefixedPages(favouriteNodes(clients, ids, { ...options, signal }), `${favouritesId}/`),
  };
}

/** The favourites in the order of their names, as one page: nobody marks more than a few. */
function favouriteNodes(
  clients: Clients,
  ids: readonly string[],
  options: FindNodesOptions & NodeRowOptions,
): AsyncIterable<Page<TreeNode>> {
  return paginate(async () => {
    const nodes = await collect(findNodesById(clients, ids, options));
    const found = new Set(nodes.map((node) => node.id));
    const rows: TreeNode[] = nodes
      .map((node) => managedNodeRow(clients, node, options))
      .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
    const gone = ids.filter((id) => !found.has(id)).map(goneRow);
    return { items: [...rows, ...gone], nextToken: undefined };
  });
}

function goneRow(id: string): TreeNode & { readonly subject: Pick<ManagedNode, 'id'> } {
  return {
    id,
    label: id,
    description: 'not managed any more',
    icon: { id: 'circle-slash' },
    accessibilityLabel: `${id}, not managed any more`,
    words: ['gone', 'favourite'],
    subject: { id },
  };
}

function pingIcon(node: ManagedNode): Icon {
  switch (node.pingStatus) {
    case 'Online':
      return { id: 'vm-active', color: 'charts.green' };
    case 'ConnectionLost':
      return { id: 'warning', color: 'charts.yellow' };
    default:
      return { id: 'vm-outline', color: 'disabledForeground' };
  }
}

function tooltip(node: ManagedNode, label: string): string {
  const facts = factTable([
    ['Id', node.id],
    ['Status', describePing(node)],
    ['Last ping', node.lastPing?.toLocaleString()],
    ['Platform', describePlatform(node)],
    ['Agent', describeAgent(node)],
    ['Computer name', node.computerName],
    ['IP address', node.ipAddress],
    ['IAM role', node.iamRole],
    ['Type', describeType(node)],
    ['Associations', node.associationStatus],
  ]);
  return `**${escapeMarkdown(label)}**\n\n${facts}`;
}
