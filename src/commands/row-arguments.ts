import type { Clients } from '../aws/clients.ts';
import type { CommandInvocation } from '../aws/commands.ts';
import type { DocumentShare } from '../aws/document-sharing.ts';
import type { DocumentVersion } from '../aws/document-versions.ts';
import type { Attachment, DocumentSummary } from '../aws/documents.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { ParameterVersion } from '../aws/parameter-history.ts';
import type { ParameterSummary } from '../aws/parameters.ts';
import type { CommandTargets } from '../aws/run-request.ts';
import type { SessionSummary } from '../aws/sessions.ts';
import {
  connectionKey,
  describeConnection,
  isConnection,
  type Connection,
} from '../connection/connection.ts';
import type { Tag } from '../aws/tags.ts';
import type { Run } from '../runs/runs.ts';
import type { NodeForward } from '../tunnels/forward.ts';
import type { OwnTunnel } from '../tunnels/tunnels.ts';
import { isConnectionRow } from '../views/connection-row.ts';
import type {
  AttachmentSubject,
  DocumentSubject,
  ShareSubject,
  TagSubject,
  VersionSubject,
} from '../views/document-rows.ts';
import type { ComplianceSubject } from '../views/node-compliance.ts';
import type { NodeInventoryType } from '../views/node-inventory.ts';
import type { ParameterSubject, ParameterVersionSubject } from '../views/parameter-details.ts';
import type { PatchGroupSubject } from '../views/patch-states.ts';
import type { TreeNode } from '../views/tree-node.ts';

// What VS Code hands to a command depends on where it was chosen: a menu gives the row and the selection, the palette
// gives nothing. These read the subjects of the rows; the words that menus match vouch for their kind.

/**
 * The clients that a command works with: those of the connection that its rows belong to, else those of `active`.
 * @throws if the rows belong to several connections
 */
export function clientsOf(row: unknown, rows: unknown, active: () => Clients): Clients {
  const owners = new Map<string, Clients>();
  for (const { clients } of chosenRows(row, rows)) {
    if (clients !== undefined) owners.set(connectionKey(clients.connection), clients);
  }
  if (owners.size > 1) {
    const names = [...owners.values()].map(({ connection }) => describeConnection(connection)).join(' and ');
    throw new Error(`The selected rows belong to ${names}. Select rows of one connection.`);
  }
  const [owner] = owners.values();
  return owner ?? active();
}

/**
 * The connection that a command was started on, by its own row or by any row that belongs to it; a button of a message
 * gives the connection itself.
 */
export function chosenConnection(row: unknown): Connection | undefined {
  if (isConnection(row)) return row;
  if (!isTreeNode(row)) return undefined;
  return isConnectionRow(row) ? row.connection : row.clients?.connection;
}

/** The nodes that a command was started on; empty from the palette. */
export function chosenNodes(row: unknown, rows: unknown): readonly ManagedNode[] {
  return chosenRows(row, rows).flatMap((row) => (isRow(row, 'node') ? [row.subject as ManagedNode] : []));
}

/** What stands for the row of a node where a command is started without one. */
export function plainNodeRow(clients: Clients, node: Pick<ManagedNode, 'id' | 'name'>): TreeNode {
  return { id: node.id, label: node.name ?? node.id, words: ['node'], subject: node, clients };
}

/** The compliance items that a command was started on. */
export function chosenComplianceItems(row: unknown, rows: unknown): readonly ComplianceSubject[] {
  return chosenRows(row, rows).flatMap((row) =>
    isRow(row, 'compliance-item') ? [row.subject as ComplianceSubject] : [],
  );
}

/** The nodes that a command was started on, by their rows or by those of their compliance items, each once. */
export function chosenComplianceNodes(row: unknown, rows: unknown): readonly ManagedNode[] {
  const nodes = [
    ...chosenNodes(row, rows),
    ...chosenComplianceItems(row, rows).flatMap(({ node }) => node ?? []),
  ];
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

/** The patch group that a command was started on. */
export function chosenPatchGroup(row: unknown): PatchGroupSubject | undefined {
  return isRow(row, 'patch-group') ? (row.subject as PatchGroupSubject) : undefined;
}

/** Like `chosenNodes`, with favourites that are no nodes any more. */
export function chosenFavourites(row: unknown, rows: unknown): readonly Pick<ManagedNode, 'id'>[] {
  return chosenRows(row, rows).flatMap((row) =>
    isRow(row, 'node') || isRow(row, 'gone') ? [row.subject as Pick<ManagedNode, 'id'>] : [],
  );
}

/** The command that a command was started on. */
export function chosenRun(row: unknown): Run | undefined {
  return isRow(row, 'run') ? (row.subject as Run) : undefined;
}

/** The node of a command that a command was started on. */
export function chosenInvocation(row: unknown): CommandInvocation | undefined {
  return isRow(row, 'invocation') ? (row.subject as CommandInvocation) : undefined;
}

/** The document that a command was started on, by its own row or by one below it. */
export function chosenDocument(row: unknown): DocumentSummary | undefined {
  return isTreeNode(row) ? (row.subject as Partial<DocumentSubject> | undefined)?.document : undefined;
}

/** The targets that a group of nodes is. */
export function chosenTargets(row: unknown): CommandTargets | undefined {
  return isRow(row, 'targets') ? (row.subject as CommandTargets) : undefined;
}

/** What was checked on a node, that a command was started on. */
export function chosenCompliance(row: unknown): ComplianceSubject | undefined {
  return isRow(row, 'compliance-item') ? (row.subject as ComplianceSubject) : undefined;
}

/** The parameter that a command was started on, by its own row or by one below it. */
export function chosenParameter(row: unknown): ParameterSummary | undefined {
  return isTreeNode(row) ? (row.subject as Partial<ParameterSubject> | undefined)?.parameter : undefined;
}

/** The parameters that a command was started on, by their own rows or by rows below them, each once. */
export function chosenParameters(row: unknown, rows: unknown): readonly ParameterSummary[] {
  const chosen = chosenRows(row, rows).flatMap((one) => chosenParameter(one) ?? []);
  return [...new Map(chosen.map((parameter) => [parameter.name, parameter])).values()];
}

/** The version of a parameter that a command was started on. */
export function chosenParameterVersion(row: unknown): ParameterVersion | undefined {
  return isRow(row, 'version') ? (row.subject as Partial<ParameterVersionSubject>).version : undefined;
}

/** What stands for the row of a parameter where a command is started without one. */
export function plainParameterRow(clients: Clients, parameter: ParameterSummary): TreeNode {
  const { name } = parameter;
  return { id: name, label: name, words: ['parameter'], subject: { parameter }, clients };
}

/** The same for one of its versions. */
export function plainParameterVersionRow(
  clients: Clients,
  parameter: ParameterSummary,
  version: number,
): TreeNode {
  const plain = { version, labels: [], lastModified: undefined, lastModifiedBy: undefined };
  return {
    ...plainParameterRow(clients, parameter),
    words: ['version'],
    subject: { parameter, version: plain },
  };
}

/** The path of the folder of parameters that a command was started on. */
export function chosenFolder(row: unknown): string | undefined {
  return isRow(row, 'folder') ? (row.subject as string) : undefined;
}

/** The version of a document that a command was started on. */
export function chosenVersion(row: unknown): DocumentVersion | undefined {
  return isRow(row, 'version') ? (row.subject as VersionSubject).version : undefined;
}

export function chosenTag(row: unknown): Tag | undefined {
  return isRow(row, 'tag') ? (row.subject as TagSubject).tag : undefined;
}

export function chosenShare(row: unknown): DocumentShare | undefined {
  return isRow(row, 'share') ? (row.subject as ShareSubject).share : undefined;
}

export function chosenAttachment(row: unknown): Attachment | undefined {
  return isRow(row, 'attachment') ? (row.subject as AttachmentSubject).attachment : undefined;
}

/** The open session that a command was started on. */
export function chosenSession(row: unknown): SessionSummary | undefined {
  return isRow(row, 'session') ? (row.subject as SessionSummary) : undefined;
}

/** The tunnel that a command was started on. */
export function chosenTunnel(row: unknown): OwnTunnel | undefined {
  return isRow(row, 'tunnel') ? (row.subject as OwnTunnel) : undefined;
}

/** The saved forward that a command was started on. */
export function chosenForward(row: unknown): NodeForward | undefined {
  return isRow(row, 'forward') ? (row.subject as NodeForward) : undefined;
}

/** The type of a node's inventory that a command was started on. */
export function chosenInventoryType(row: unknown): NodeInventoryType | undefined {
  return isRow(row, 'inventory-type') ? (row.subject as NodeInventoryType) : undefined;
}

/** The values of the facts that a command was started on. */
export function chosenFacts(row: unknown, rows: unknown): readonly string[] {
  return chosenRows(row, rows).flatMap((row) => (isRow(row, 'fact') ? [row.subject as string] : []));
}

function chosenRows(row: unknown, rows: unknown): readonly TreeNode[] {
  const chosen: unknown[] = Array.isArray(rows) ? rows : [row];
  return chosen.filter(isTreeNode);
}

function isRow(row: unknown, word: string): row is TreeNode {
  return isTreeNode(row) && row.words?.includes(word) === true;
}

function isTreeNode(row: unknown): row is TreeNode {
  return typeof row === 'object' && row !== null && 'id' in row && 'label' in row;
}
