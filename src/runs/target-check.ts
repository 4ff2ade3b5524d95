import type { DocumentSummary } from '../aws/documents.ts';
import type { ManagedNode } from '../aws/nodes.ts';

/** Why a document will not run on a node now. */
export type Obstacle = 'offline' | 'platform';

export interface CheckedNode {
  readonly node: ManagedNode;
  readonly obstacle: Obstacle | undefined;
}

/** The nodes of a run, with those first on which it will not go well. */
export function checkTargets(
  nodes: readonly ManagedNode[],
  document: Pick<DocumentSummary, 'platforms'>,
): CheckedNode[] {
  return nodes
    .map((node) => ({ node, obstacle: obstacle(node, document.platforms) }))
    .sort((a, b) => Number(b.obstacle !== undefined) - Number(a.obstacle !== undefined));
}

/** `12 nodes, 3 offline, 1 of another platform` */
export function summarizeTargets(nodes: readonly CheckedNode[]): string {
  const count = (wanted: Obstacle): number => nodes.filter(({ obstacle }) => obstacle === wanted).length;
  const parts = [`${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`];
  if (count('offline') > 0) parts.push(`${count('offline')} offline`);
  if (count('platform') > 0) parts.push(`${count('platform')} of another platform`);
  return parts.join(', ');
}

function obstacle(node: ManagedNode, platforms: DocumentSummary['platforms']): Obstacle | undefined {
  // A platform that does not fit stays so; a node that is offline may come back before the delivery times out.
  const fits =
    platforms.length === 0 || node.platformType === undefined || platforms.includes(node.platformType);
  if (!fits) return 'platform';
  return node.pingStatus === 'Online' ? undefined : 'offline';
}
