import { isIdentity, type IdentityState } from '../aws/window-clients.ts';
import { describeConnection, type Connection } from '../connection/connection.ts';
import { escapeMarkdown, factTable, type Icon, type TreeNode } from './tree-node.ts';

/** What there is to say about a connection. */
export interface ConnectionFacts {
  readonly connection: Connection;
  /** Commands of the palette work on it. */
  readonly active: boolean;
  readonly readOnly: boolean;
  readonly production: boolean;
  readonly identity: IdentityState;
}

/** A connection as the root of what it shows, in a window that has several. */
export interface ConnectionRow extends TreeNode {
  readonly connection: Connection;
}

/** @param id unique among the connections */
export function connectionRow(id: string, facts: ConnectionFacts): ConnectionRow {
  const { connection, active, readOnly, production, identity } = facts;
  const label = describeConnection(connection);
  const marks = describeMarks(facts);
  const who = describeAccount(connection, identity);
  const problem = identity instanceof Error ? identity.message : undefined;
  return {
    id,
    label,
    // The marks first: in a narrow view the end is cut off, and they keep one from harm.
    description: [...marks, who, problem].filter((part) => part !== undefined).join(' · '),
    tooltip: `**${escapeMarkdown(label)}**\n\n${factTable([
      ['Account', who],
      ['Identity', isIdentity(identity) ? identity.arn : undefined],
      ['Marks', marks.join(', ') || undefined],
      ['Problem', problem],
    ])}`,
    icon: icon(facts),
    accessibilityLabel: ['Connection', label, who, ...marks, problem].filter(Boolean).join(', '),
    words: [
      'connection',
      active ? 'active' : 'inactive',
      readOnly ? 'read-only' : 'writable',
      ...(production ? ['production'] : []),
    ],
    expanded: active,
    connection,
  };
}

export function isConnectionRow(node: TreeNode): node is ConnectionRow {
  return node.words?.includes('connection') === true;
}

/** The account, once it is known; for a playground its address, because all of them have the same account. */
export function describeAccount(connection: Connection, identity: IdentityState): string | undefined {
  if (connection.kind === 'playground') return new URL(connection.endpoint).host;
  return isIdentity(identity) ? `account ${identity.account}` : undefined;
}

/** `active`, `production`, `read-only`: the marks in words, for every place that shows a connection. */
export function describeMarks({
  active,
  production,
  readOnly,
}: Pick<ConnectionFacts, 'active' | 'production' | 'readOnly'>): string[] {
  return [
    ...(active ? ['active'] : []),
    ...(production ? ['production'] : []),
    ...(readOnly ? ['read-only'] : []),
  ];
}

/** The id of the icon of a connection, for every place that shows one: a problem comes first, then production. */
export function connectionIcon({
  connection,
  production,
  identity,
}: Pick<ConnectionFacts, 'connection' | 'production' | 'identity'>): string {
  if (identity instanceof Error) return 'warning';
  if (connection.kind === 'playground') return 'beaker';
  return production ? 'flame' : 'cloud';
}

function icon(facts: ConnectionFacts): Icon {
  const id = connectionIcon(facts);
  if (facts.identity instanceof Error) return { id, color: 'list.warningForeground' };
  return facts.active ? { id, color: 'charts.green' } : { id };
}
