import type { Clients, Operation } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import type { ManagedNode } from '../../aws/nodes.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import { chooseNode } from '../../prompts/targets.ts';
import type { Tree } from '../../views/tree.ts';
import type { DiagnosisDocuments } from '../../workbench/diagnosis-documents.ts';
import { chosenNodes, clientsOf } from '../row-arguments.ts';
import type { RunOptions } from '../run-document.ts';

/** What commands on nodes work with. */
export interface NodeParts {
  readonly clients: WindowClients;
  readonly nodes: Tree;
  /** The view that shows the sessions of the account. */
  readonly sessions: { reread(): void };
  readonly diagnoses: DiagnosisDocuments;
  /** Opens the form to run a document, with some of it filled in. */
  readonly run: (clients: Clients, options: RunOptions) => Promise<void>;
}

/** The nodes that a command is meant for, and the clients of their connection. */
export interface ChosenNodes {
  readonly clients: Clients;
  readonly nodes: readonly ManagedNode[];
}

/**
 * The nodes of the menu's rows; from the palette, those that are selected in the view, else one that is asked for.
 * @param fits tells which nodes the command is for
 * @throws if none of the chosen ones is, with `otherwise` as the reason; AwsError if `operation` is refused here
 */
export async function nodesOf(
  parts: NodeParts,
  [row, rows]: readonly [unknown, unknown],
  { title, fits = () => true, otherwise = '', operation }: NodeQuestion,
): Promise<ChosenNodes> {
  const selected = row === undefined ? parts.nodes.view.selection : rows;
  const clients = clientsOf(row, selected, () => parts.clients.get());
  if (operation !== undefined) assertChangesAllowed(clients, operation);
  const chosen = chosenNodes(row, selected);
  if (chosen.length === 0) return { clients, nodes: [await chooseNode(clients, title, fits)] };
  const nodes = chosen.filter(fits);
  if (nodes.length === 0) throw new Error(otherwise);
  return { clients, nodes };
}

export interface NodeQuestion {
  readonly title: string;
  readonly fits?: (node: ManagedNode) => boolean;
  readonly otherwise?: string;
  /** What is going to change something: a read-only connection refuses it before anything is asked. */
  readonly operation?: Operation;
}

export const isInstance = ({ type }: ManagedNode): boolean => type === 'ec2';

export const nameOf = ({ name, id }: ManagedNode): string => name ?? id;

/** Names to show in a question: all of a few, the first of many. */
export function listNames(nodes: readonly ManagedNode[]): string {
  const shown = nodes
    .slice(0, 15)
    .map((node) => (node.name === undefined ? node.id : `${node.name} (${node.id})`));
  const more = nodes.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
