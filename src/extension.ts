import * as vscode from 'vscode';
import type { Clients } from './aws/clients.ts';
import { cancelRun } from './commands/cancel-run.ts';
import { addConnection, chooseConnection, closeConnection, makeActive } from './commands/connections.ts';
import { copyCommandId } from './commands/copy-command-id.ts';
import { copyNodeId } from './commands/copy-node-id.ts';
import { disableRule } from './commands/disable-rule.ts';
import { setFavourites } from './commands/favourite-nodes.ts';
import { applySavedFilter, deleteSavedFilter, filterNodes, saveNodeFilter } from './commands/filter-nodes.ts';
import { filterRuns } from './commands/filter-runs.ts';
import { groupNodes } from './commands/group-nodes.ts';
import { loadAll, loadAllNodes } from './commands/load-all.ts';
import { complianceCommands } from './commands/compliance/commands.ts';
import { documentCommands } from './commands/documents/commands.ts';
import { clientsOfEditor } from './commands/documents/editors.ts';
import { nodeCommands } from './commands/nodes/commands.ts';
import { parameterCommands } from './commands/parameters/commands.ts';
import { openResults } from './commands/open-results.ts';
import { runAgain } from './commands/run-again.ts';
import { parameterPathCommands } from './commands/parameters/path-commands.ts';
import { runDocument, type RunOptions } from './commands/run-document.ts';
import { convertDocument, upgradeDocument } from './commands/rewrite-document.ts';
import {
  chosenConnection,
  chosenFavourites,
  chosenInvocation,
  chosenNodes,
  chosenRun,
  clientsOf,
} from './commands/row-arguments.ts';
import { runFile } from './commands/run-files.ts';
import { sessionCommands } from './commands/sessions/commands.ts';
import { tunnelCommands } from './commands/tunnels/commands.ts';
import { restoreSessions } from './commands/sessions/restore-sessions.ts';
import { registerSessionProfile } from './commands/sessions/start-session.ts';
import { signIn } from './commands/sign-in.ts';
import { switchReadOnly } from './commands/switch-read-only.ts';
import type { Connection } from './connection/connection.ts';
import { actOn } from './views/tree-rows.ts';
import { proxySettings } from './workbench/proxy-settings.ts';
import { isCancellation, reportError } from './workbench/report.ts';
import { showTable } from './workbench/table-panel.ts';
import { buildParts, type Parts } from './parts.ts';

/**
 * Builds the parts. Nothing here calls AWS, loads the SDK or starts a process, unless commands of this workspace were
 * going on when its window was closed.
 */
export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Systems Manager', { log: true });
  const parts = buildParts(context, log);
  const commands = commandTable(parts);
  const profile = registerSessionProfile(parts);
  context.subscriptions.push(...parts.disposables, profile, ...register(commands, log));
  restoreSessions(parts).catch((error: unknown) => reportError('Resume Sessions', error, log));
  log.info(`Activated in ${(performance.now() - began).toFixed(1)} ms.`);
}

/** A title for messages, and what to do with the command's arguments. */
type Command = readonly [title: string, run: (...args: unknown[]) => unknown];

/** Every command of the extension. */
function commandTable(parts: Parts): Readonly<Record<string, Command>> {
  const {
    connections,
    marks,
    playground,
    clients,
    trees,
    shown,
    shownRuns,
    nodes,
    runs,
    runsTree,
    runHost,
    output,
    results,
    extensionUri,
    server,
    log,
  } = parts;
  const active = (): Clients => clients.get();
  const connection = (row: unknown): Connection | undefined => chosenConnection(row) ?? connections.active;
  const run = (from: Clients, options: RunOptions) => runDocument({ clients: from, host: runHost }, options);
  const favourite = (mark: boolean, row: unknown, rows: unknown): void => {
    // From the palette: what is selected in the view.
    const chosen = row === undefined ? nodes.view.selection : rows;
    setFavourites(shown, clientsOf(row, chosen, active), {
      nodes: chosenFavourites(row, chosen),
      favourite: mark,
    });
  };
  return {
    ...documentCommands(parts, run),
    ...parameterCommands(parts),
    ...sessionCommands(parts),
    ...tunnelCommands(parts),
    ...parameterPathCommands(parts),
    ...complianceCommands({ ...parts, run }),
    ...nodeCommands({
      ...parts,
      run,
      names: runs.names,
      showTable: (query) =>
        showTable(query, { extensionUri, onError: (error) => reportError('Table', error, log) }),
    }),
    'ssm.chooseConnection': ['Choose Connection', () => chooseConnection(parts)],
    'ssm.addConnection': ['Add Connection', () => addConnection(parts)],
    'ssm.closeConnection': ['Close Connection', (row) => closeConnection(connections, connection(row))],
    'ssm.makeConnectionActive': ['Make Connection Active', (row) => makeActive(connections, connection(row))],
    'ssm.nextConnection': ['Next Connection', () => connections.next()],
    'ssm.switchReadOnly': [
      'Switch Read-Only Mode',
      (row) => switchReadOnly({ marks, clients, connection: connection(row) }),
    ],
    'ssm.signIn': [
      'Sign In',
      (row) =>
        signIn({ connection: connection(row), connections, clients, trees, runs, proxy: proxySettings() }),
    ],
    'ssm.startPlayground': [
      'Start the Playground',
      async () => connections.switchTo(await playground.start()),
    ],
    'ssm.stopPlayground': ['Stop the Playground', () => playground.stop()],
    'ssm.refreshManagedNodes': ['Refresh Managed Nodes', (row) => nodes.refresh(chosenConnection(row))],
    'ssm.filterNodes': ['Filter Managed Nodes', () => filterNodes(shown)],
    'ssm.clearNodeFilter': ['Clear Node Filter', () => shown.filter('')],
    'ssm.saveNodeFilter': ['Save Node Filter', () => saveNodeFilter(shown)],
    'ssm.applySavedFilter': ['Saved Node Filters', () => applySavedFilter(shown)],
    'ssm.deleteSavedFilter': ['Delete Saved Node Filter', () => deleteSavedFilter()],
    'ssm.groupNodes': ['Group Managed Nodes', () => groupNodes(shown, active)],
    'ssm.addFavourite': ['Add to Favourites', (row, rows) => favourite(true, row, rows)],
    'ssm.removeFavourite': ['Remove from Favourites', (row, rows) => favourite(false, row, rows)],
    'ssm.loadAllNodes': ['Load All Managed Nodes', () => loadAllNodes(nodes, connections.active)],
    'ssm.refreshRuns': ['Refresh Commands', (row) => runsTree.refresh(chosenConnection(row))],
    'ssm.filterRuns': ['Filter Commands', () => filterRuns(shownRuns)],
    'ssm.clearRunFilter': ['Clear Command Filter', () => shownRuns.filter('')],
    'ssm.loadMore': ['Load More', actOn],
    'ssm.loadAll': ['Load All', loadAll],
    'ssm.retry': ['Retry', actOn],
    'ssm.copyNodeId': ['Copy Node Id', (row, rows) => copyNodeId(chosenNodes(row, rows))],
    'ssm.runDocument': ['Run a Document', () => run(active(), {})],
    'ssm.runOpenDocument': [
      'Run This Document',
      (uri) => run(clientsOfEditor(clients, uri), { which: 'open', uri }),
    ],
    'ssm.runDocumentOnNodes': [
      'Run a Document',
      (row, rows) => run(clientsOf(row, rows, active), { nodes: chosenNodes(row, rows) }),
    ],
    'ssm.runFile': ['Run This File', (uri) => runFile({ clients: active(), host: runHost }, uri)],
    'ssm.runAgain': [
      'Run Again',
      (row) => {
        const chosen = chosenRun(row);
        return chosen && runAgain(chosen, run);
      },
    ],
    'ssm.cancelRun': ['Cancel Command', (row) => cancelRun(runs, chosenRun(row))],
    'ssm.openOutput': [
      'Open Output',
      (row) => output.open(chosenInvocation(row), clientsOf(row, undefined, active)),
    ],
    'ssm.openResults': ['Open Results', (row) => openResults(results, clients, row)],
    'ssm.copyCommandId': ['Copy Command Id', (row) => copyCommandId(chosenRun(row))],
    'ssm.convertToJson': ['Convert to JSON', (uri) => convertDocument(server, uri)],
    'ssm.convertToYaml': ['Convert to YAML', (uri) => convertDocument(server, uri)],
    'ssm.upgradeSchema': ['Upgrade to Schema 2.2', (uri) => upgradeDocument(server, uri)],
    'ssm.disableRule': ['Disable a Rule', (code) => disableRule(code)],
    'ssm.restartLanguageServer': ['Restart Language Server', () => server.restart()],
    'ssm.showLog': ['Show Log', () => log.show()],
  };
}

/** Registers the commands. This is the one place that shows errors. */
function register(
  commands: Readonly<Record<string, Command>>,
  log: vscode.LogOutputChannel,
): vscode.Disposable[] {
  return Object.entries(commands).map(([id, [title, run]]) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        if (!isCancellation(error)) reportError(title, error, log);
        return undefined;
      }
    }),
  );
}
