import path from 'node:path';
import * as vscode from 'vscode';
import { createClients, type Clients } from './aws/clients.ts';
import { WindowClients } from './aws/window-clients.ts';
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
import { exportResults } from './commands/export-results.ts';
import { complianceCommands } from './commands/compliance/commands.ts';
import { documentCommands } from './commands/documents/commands.ts';
import { clientsOfEditor } from './commands/documents/editors.ts';
import { watchDrafts } from './commands/documents/publish-document.ts';
import { nodeCommands } from './commands/nodes/commands.ts';
import { parameterCommands } from './commands/parameters/commands.ts';
import { openResults } from './commands/open-results.ts';
import { runAgain } from './commands/run-again.ts';
import { watchPathFiles } from './commands/parameters/apply-path.ts';
import { parameterPathCommands } from './commands/parameters/path-commands.ts';
import { runDocument, sendAndFollow, type RunOptions } from './commands/run-document.ts';
import { convertDocument, upgradeDocument } from './commands/rewrite-document.ts';
import {
  chosenConnection,
  chosenFavourites,
  chosenInvocation,
  chosenNodes,
  chosenRun,
  clientsOf,
} from './commands/row-arguments.ts';
import { runFile, saveRunFile } from './commands/run-files.ts';
import { sessionCommands } from './commands/sessions/commands.ts';
import { tunnelCommands } from './commands/tunnels/commands.ts';
import { restoreSessions } from './commands/sessions/restore-sessions.ts';
import { registerSessionProfile } from './commands/sessions/start-session.ts';
import { signIn } from './commands/sign-in.ts';
import { switchReadOnly } from './commands/switch-read-only.ts';
import type { Connection } from './connection/connection.ts';
import { AccountValues } from './language/account-values.ts';
import { LanguageServer } from './language/language-server.ts';
import { watchOpenDocuments } from './language/open-documents.ts';
import { RunFiles } from './language/run-files.ts';
import { DeletedParameters } from './parameters/deleted-parameters.ts';
import { RevealedValues } from './parameters/revealed-values.ts';
import { SecretClipboard } from './parameters/secret-clipboard.ts';
import { systemClock } from './runs/clock.ts';
import { ListedCommands } from './runs/listed-commands.ts';
import { RememberedRuns } from './runs/remembered-runs.ts';
import { Runs } from './runs/runs.ts';
import { askMfaCode } from './prompts/mfa-code.ts';
import { ShownCompliance } from './views/shown-compliance.ts';
import { ShownNodes } from './views/shown-nodes.ts';
import { ShownRuns } from './views/shown-runs.ts';
import { actOn } from './views/tree-rows.ts';
import { createConnectionMarks, createConnections } from './workbench/connection-memory.ts';
import { ParameterDrafts } from './workbench/parameter-drafts.ts';
import { ParameterDocuments } from './workbench/parameter-documents.ts';
import { ParameterLinks } from './workbench/parameter-links.ts';
import { ParameterPathFiles } from './workbench/parameter-path-files.ts';
import { ParametersView } from './workbench/parameters-view.ts';
import { offerPlugin } from './workbench/plugin-on-path.ts';
import { SessionsView } from './workbench/sessions-view.ts';
import { WindowPlayground } from './workbench/playground.ts';
import { proxySettings } from './workbench/proxy-settings.ts';
import { DiagnosisDocuments } from './workbench/diagnosis-documents.ts';
import { isCancellation, reportError } from './workbench/report.ts';
import { Results } from './workbench/results.ts';
import type { ResultsActions } from './workbench/results-panel.ts';
import { showConnections } from './workbench/show-connections.ts';
import { ConnectionStatus } from './workbench/status-bar.ts';
import type { RunFormHost } from './workbench/run-form-panel.ts';
import { RunPreviews } from './workbench/run-previews.ts';
import { runConfirmAbove } from './workbench/run-settings.ts';
import { RunTexts } from './workbench/run-texts.ts';
import { showTable } from './workbench/table-panel.ts';
import { createComplianceTree, createManagedNodesTree, createRunsTree } from './workbench/trees.ts';
import { SessionStatus } from './workbench/session-status.ts';
import { SessionTerminals } from './workbench/session-terminals.ts';
import { OutputDocuments } from './workbench/output-documents.ts';
import { DocumentFiles } from './workbench/document-files.ts';
import { DocumentsView } from './workbench/documents-view.ts';

/**
 * Builds the parts. Nothing here calls AWS, loads the SDK or starts a process, unless commands of this workspace were
 * going on when its window was closed.
 */
export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Systems Manager', { log: true });
  const parts = build(context, log);
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

type Parts = ReturnType<typeof build>;

function build(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
  const { extension, extensionPath, extensionUri } = context;
  const { version } = extension.packageJSON as { version: string };
  const connections = createConnections(context.globalState);
  const { marks, listener: markListener } = createConnectionMarks();
  const playground = new WindowPlayground(extensionPath, log);
  const clients = new WindowClients(connections, (connection) =>
    createClients({
      ...{ connection, version, env: process.env, marks, proxy: proxySettings },
      askMfaCode: askMfaCode(connection),
    }),
  );
  const runs = new Runs(systemClock, (sentWith) => clients.renewed(sentWith));
  const status = new ConnectionStatus();
  const shown = new ShownNodes({ workspace: context.workspaceState, global: context.globalState });
  const nodes = createManagedNodesTree({ connections, clients, log, shown });
  const remembered = new RememberedRuns(runs, context.workspaceState);
  const shownRuns = new ShownRuns({
    state: context.workspaceState,
    isFromHere: (commandId) => remembered.has(commandId),
    senders: runs.senders,
    now: () => systemClock.now(),
  });
  const listed = new ListedCommands(systemClock, (commandId) => runs.get(commandId)?.following === true);
  const runsTree = createRunsTree({ connections, clients, log, runs, listed, shown: shownRuns });
  const shownCompliance = new ShownCompliance(context.workspaceState);
  const compliance = createComplianceTree({ connections, clients, log, runs, shown: shownCompliance });
  const output = new OutputDocuments(runs, clients);
  const view = new DocumentsView({ connections, clients, log, state: context.globalState });
  const files = new DocumentFiles(clients, vscode.Uri.joinPath(context.globalStorageUri, 'drafts'));
  const drafts = watchDrafts();
  const diagnoses = new DiagnosisDocuments();
  const revealed = new RevealedValues(systemClock);
  const parameterDocuments = new ParameterDocuments(clients, revealed);
  const parameterDrafts = new ParameterDrafts(
    clients,
    vscode.Uri.joinPath(context.globalStorageUri, 'parameter-drafts'),
  );
  const pathFiles = new ParameterPathFiles(
    clients,
    vscode.Uri.joinPath(context.globalStorageUri, 'path-drafts'),
  );
  const pathMarks = vscode.languages.createDiagnosticCollection('ssm-parameters');
  const secretClipboard = new SecretClipboard(vscode.env.clipboard, systemClock);
  const parameters = new ParametersView({ connections, clients, log, state: context.workspaceState });
  const terminals = new SessionTerminals(context);
  const sessions = new SessionsView({ connections, clients, log, memory: context.globalState });
  const documents = watchOpenDocuments();
  // Typing must not ask for what fails: without trust, a connection or credentials that work there are no values.
  const isConnected = (): boolean =>
    vscode.workspace.isTrusted &&
    connections.active !== undefined &&
    !(clients.identityOf(connections.active) instanceof Error);
  const parameterLinks = new ParameterLinks({ connections, clients, mayAsk: isConnected });
  const accountValues = new AccountValues(() => (isConnected() ? clients.get() : undefined));
  const server = new LanguageServer(path.join(extensionPath, 'dist', 'server.js'), accountValues, (error) =>
    reportError('SSM documents are not checked', error, log),
  );

  const runFiles = new RunFiles(
    () => (isConnected() ? clients.get() : undefined),
    vscode.Uri.joinPath(extensionUri, 'docs', 'run-files.md'),
  );
  const texts = new RunTexts();
  const previews = new RunPreviews();
  const runError = (error: unknown): void => {
    if (!isCancellation(error)) reportError('Run a Document', error, log);
  };
  const runHost: RunFormHost = {
    ...{ extensionUri, texts, previews, onError: runError, save: saveRunFile },
    confirmAbove: runConfirmAbove,
    send: (from, request) => sendAndFollow(from, request, { runs, runsTree, onError: runError }),
    onMatched: (found) => runs.names.add(found),
  };

  const results = new Results({
    ...{ runs, clients, extensionUri },
    actions: resultsActions({ runs, runHost, output }),
    onError(error) {
      if (!isCancellation(error)) reportError('Results', error, log);
    },
  });
  const trees = [nodes, runsTree, view.tree, parameters.tree, compliance, sessions.tree];
  showConnections({ connections, marks, clients, status, trees });
  connections.onChange(() => {
    server.accountChanged();
    runFiles.checkAll();
  });
  const resumeRuns = (): void => {
    for (const connection of connections.open) {
      remembered
        .resume(clients.of(connection))
        .catch((error: unknown) => log.error(`Commands: ${String(error)}`));
    }
  };
  connections.onChange(resumeRuns);
  resumeRuns();
  playground.onStop((stopped) => connections.close(stopped));

  const disposables = [
    ...[
      log,
      markListener,
      playground,
      listed,
      remembered,
      runs,
      status,
      ...trees,
      parameterDocuments,
      parameterDrafts,
      pathFiles,
      pathMarks,
      parameterLinks,
      watchPathFiles({ pathFiles, pathMarks }),
      revealed,
      secretClipboard,
      output,
      results,
      runFiles,
      texts,
      previews,
      files,
      drafts,
      diagnoses,
      documents,
      server,
      new SessionStatus(terminals),
      terminals,
      sessions,
      offerPlugin(context, (error) => log.error(`The plugin is not on the PATH: ${String(error)}`)),
    ],
  ];
  return {
    ...{
      connections,
      marks,
      playground,
      clients,
      runs,
      trees,
      shown,
      shownRuns,
      nodes,
      parameters,
      parameterDocuments,
      parameterDrafts,
      deletedParameters: new DeletedParameters(),
      pathFiles,
      pathMarks,
      secretClipboard,
      runsTree,
      compliance,
      shownCompliance,
      sessions,
      runHost,
      output,
      results,
      files,
      diagnoses,
      server,
      terminals,
      log,
    },
    ...{ view, refusals: drafts.refusals, extensionPath, extensionUri },
    disposables,
  };
}

/** What the buttons of a page of results do. */
function resultsActions({
  runs,
  runHost,
  output,
}: {
  readonly runs: Runs;
  readonly runHost: RunFormHost;
  readonly output: OutputDocuments;
}): ResultsActions {
  return {
    openOutput: (run, node) => output.openNode(run, node),
    openGroup: (run, node, nodes) => output.openGroup(run, node, nodes),
    compare: (run, sides) => output.compare(run, sides),
    cancel: (run, nodes) => cancelRun(runs, run, nodes),
    rerun: (run, nodes) =>
      runAgain(run, (clients, options) => runDocument({ clients, host: runHost }, options), nodes),
    export: (run, nodes, outputs) => exportResults(run, { nodes, names: runs.names, outputs }),
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
