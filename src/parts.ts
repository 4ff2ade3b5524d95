import path from 'node:path';
import * as vscode from 'vscode';
import { createClients } from './aws/clients.ts';
import { WindowClients } from './aws/window-clients.ts';
import { cancelRun } from './commands/cancel-run.ts';
import { exportResults } from './commands/export-results.ts';
import { watchDrafts } from './commands/documents/publish-document.ts';
import { runAgain } from './commands/run-again.ts';
import { watchPathFiles } from './commands/parameters/apply-path.ts';
import { runDocument, sendAndFollow } from './commands/run-document.ts';
import { saveRunFile } from './commands/run-files.ts';
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
import { createComplianceTree, createManagedNodesTree, createRunsTree } from './workbench/trees.ts';
import { SessionStatus } from './workbench/session-status.ts';
import { SessionTerminals } from './workbench/session-terminals.ts';
import { OutputDocuments } from './workbench/output-documents.ts';
import { DocumentFiles } from './workbench/document-files.ts';
import { DocumentsView } from './workbench/documents-view.ts';

/** What commands work with. */
export type Parts = ReturnType<typeof buildParts>;

/** Builds the parts of the extension and connects them. */
export function buildParts(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
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
