import * as vscode from 'vscode';
import { mapPages } from '../aws/page.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import { connectionKey, type Connection } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import type { ListedCommands } from '../runs/listed-commands.ts';
import type { Runs } from '../runs/runs.ts';
import { complianceViewRows } from '../views/compliance.ts';
import { favouritesId, favouritesRow, managedNodeRow } from '../views/managed-nodes.ts';
import { arrangedRows } from '../views/node-groups.ts';
import { matchingComplianceRows } from '../views/matching-compliance.ts';
import { historyRows, runRow } from '../views/runs.ts';
import type { ShownCompliance } from '../views/shown-compliance.ts';
import type { ShownNodes } from '../views/shown-nodes.ts';
import type { ShownRuns } from '../views/shown-runs.ts';
import type { TreeNode } from '../views/tree-node.ts';
import { noMatch } from '../views/tree-rows.ts';
import { Tree } from '../views/tree.ts';

interface TreeParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly log: vscode.LogOutputChannel;
}

export function createManagedNodesTree({ log, shown, ...parts }: TreeParts & { shown: ShownNodes }): Tree {
  const withoutNames = new Set<string>();
  const nodeOptions = (connection: Connection) => ({
    isFavourite: shown.favouriteTest(connection),
    onNamesUnavailable(error: unknown) {
      log.warn(`EC2 Name tags: ${String(error)}`);
      withoutNames.add(connectionKey(connection));
    },
  });
  const tree = new Tree({
    ...parts,
    viewId: 'ssm.managedNodes',
    subject: 'managed nodes',
    selectMany: true,
    rows(clients, signal) {
      const options = nodeOptions(clients.connection);
      withoutNames.delete(connectionKey(clients.connection));
      const isInStatusGroup = shown.groupBy.includes('status');
      const row = (node: ManagedNode): TreeNode =>
        managedNodeRow(clients, node, { ...options, isInStatusGroup });
      return arrangedRows(clients, shown, { ...options, signal, row });
    },
    pinned(connection) {
      const ids = shown.favourites(connection);
      if (ids.length === 0) return [];
      return [favouritesRow(parts.clients.of(connection), ids, nodeOptions(connection))];
    },
    note: (connection) =>
      withoutNames.has(connectionKey(connection))
        ? 'EC2 names are not shown: ec2:DescribeTags failed. See the log.'
        : undefined,
    emptyReason: () => noMatch(shown.query, 'No managed node', 'ssm.clearNodeFilter'),
    onError: (error) => log.error(`Managed nodes: ${String(error)}`),
  });
  const showArrangement = (): void => {
    tree.view.description = shown.describe();
    void vscode.commands.executeCommand('setContext', 'ssm.nodesFiltered', shown.query !== '');
  };
  shown.onChange((change) => {
    showArrangement();
    if (change === 'arrangement') tree.refresh();
    else tree.update([favouritesId]);
  });
  showArrangement();
  return tree;
}

/** Documents that leave their mark on compliance. */
const fixes: readonly string[] = ['AWS-RunPatchBaseline', 'AWS-RefreshAssociation'];

/**
 * The Compliance view: what does not comply, and what Patch Manager knows; with a filter the nodes that pass it. It is
 * read again when a fix has ended.
 */
export function createComplianceTree({
  log,
  runs,
  shown,
  ...parts
}: TreeParts & { runs: Runs; shown: ShownCompliance }): Tree {
  const onNamesUnavailable = (error: unknown): void => log.warn(`EC2 Name tags: ${String(error)}`);
  const tree = new Tree({
    ...parts,
    viewId: 'ssm.compliance',
    subject: 'compliance',
    selectMany: true,
    rows: (clients, signal) =>
      shown.filter === undefined
        ? complianceViewRows(clients, { onNamesUnavailable }, signal)
        : matchingComplianceRows(clients, { filter: shown.filter, onNamesUnavailable, signal }),
    emptyReason: () => noMatch(shown.query, 'Nothing', 'ssm.clearComplianceFilter'),
    onError: (error) => log.error(`Compliance: ${String(error)}`),
  });
  followFilter(tree, shown, 'ssm.complianceFiltered');
  const underWay = new Set<string>();
  runs.onChange(({ commandId, following, snapshot, clients }) => {
    if (!fixes.includes(snapshot.command.documentName)) return;
    if (following) underWay.add(commandId);
    else if (underWay.delete(commandId)) tree.refresh(clients.connection);
  });
  return tree;
}

/**
 * Shows the filter of a view in its title, now and whenever it changes, and reads the view anew then.
 * @param context the key in conditions of menus that says whether there is a filter
 */
function followFilter(tree: Tree, shown: ShownCompliance | ShownRuns, context: string): void {
  const showFilter = (): void => {
    tree.view.description = shown.query;
    void vscode.commands.executeCommand('setContext', context, shown.query !== '');
  };
  shown.onChange(() => {
    showFilter();
    tree.refresh();
  });
  showFilter();
}

/** Milliseconds between two drawings of the Runs view: a command on many nodes changes all the time. */
const redrawInterval = 250;

export function createRunsTree({
  log,
  runs,
  listed,
  shown,
  ...parts
}: TreeParts & { runs: Runs; listed: ListedCommands; shown: ShownRuns }): Tree {
  const tree = new Tree({
    ...parts,
    viewId: 'ssm.runs',
    subject: 'commands',
    rows: (clients, signal) =>
      historyRows(
        mapPages(shown.list(clients, signal), (commands) => {
          listed.add(clients, commands);
          return commands;
        }),
        { clients, runs, latest: (command) => listed.latest(command) },
      ),
    pinned: (connection) =>
      runs
        .list(connection)
        .filter(({ snapshot }) => shown.shows(snapshot.command))
        .map((run) => runRow(run, runs.names, () => runs.get(run.commandId) ?? run)),
    emptyReason: () => noMatch(shown.query, 'No command', 'ssm.clearRunFilter'),
    onError: (error) => log.error(`Commands: ${String(error)}`),
  });
  listed.inSight = tree.view.visible;
  tree.view.onDidChangeVisibility(({ visible }) => (listed.inSight = visible));
  listed.onChange((ids) => tree.redraw(ids));
  followFilter(tree, shown, 'ssm.runsFiltered');
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  runs.onChange(({ commandId }) => {
    changed.add(commandId);
    timer ??= setTimeout(() => {
      timer = undefined;
      tree.redraw([...changed]);
      changed.clear();
    }, redrawInterval);
  });
  return tree;
}
