import path from 'node:path';
import * as vscode from 'vscode';
import { createClients } from './aws/clients.ts';
import { WindowClients } from './aws/window-clients.ts';
import { cancelRun } from './commands/cancel-run.ts';
import { chooseConnection } from './commands/choose-connection.ts';
import { copyCommandId } from './commands/copy-command-id.ts';
import { copyNodeId } from './commands/copy-node-id.ts';
import { disableRule } from './commands/disable-rule.ts';
import { runAndFollow } from './commands/run-and-follow.ts';
import { convertDocument, upgradeDocument } from './commands/rewrite-document.ts';
import { chosenInvocation, chosenNodes, chosenRun } from './commands/row-arguments.ts';
import { signIn } from './commands/sign-in.ts';
import { startSessions } from './commands/start-session.ts';
import { sameConnection } from './connection/connection.ts';
import { AccountValues } from './language/account-values.ts';
import { LanguageServer } from './language/language-server.ts';
import { watchOpenDocuments } from './language/open-documents.ts';
import { systemClock } from './runs/clock.ts';
import { Runs } from './runs/runs.ts';
import { actOn } from './views/tree.ts';
import { createActiveConnection } from './workbench/connection-memory.ts';
import { WindowPlayground } from './workbench/playground.ts';
import { isCancellation, reportError } from './workbench/report.ts';
import { ConnectionStatus } from './workbench/status-bar.ts';
import { createManagedNodesTree, createRunsTree } from './workbench/trees.ts';
import { DeployedDocuments, OutputDocuments } from './workbench/virtual-documents.ts';

/** Builds the parts. Nothing here calls AWS, loads the SDK or starts a process. */
export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Systems Manager', { log: true });
  const parts = build(context, log);
  const commands = commandTable(parts);
  context.subscriptions.push(...parts.disposables, ...register(commands, log));
  log.info(`Activated in ${(performance.now() - began).toFixed(1)} ms.`);
}

/** A title for messages, and what to do with the command's arguments. */
type Command = readonly [title: string, run: (...args: unknown[]) => unknown];

/** Every command of the extension. */
function commandTable(parts: Parts): Readonly<Record<string, Command>> {
  const { active, playground, clients, nodes, runs, runsTree, output, deployed, server, log } = parts;
  const run = (options: { which?: 'open'; uri?: unknown; nodes?: ReturnType<typeof chosenNodes> }) =>
    runAndFollow({ clients: clients.get(), runs, runsTree, deployed, ...options });
  return {
    'ssm.chooseConnection': ['Choose Connection', () => chooseConnection(active, playground)],
    'ssm.signIn': ['Sign In', () => signIn(active.current)],
    'ssm.startPlayground': ['Start the Playground', async () => active.switchTo(await playground.start())],
    'ssm.stopPlayground': ['Stop the Playground', () => playground.stop()],
    'ssm.refreshManagedNodes': ['Refresh Managed Nodes', () => nodes.refresh()],
    'ssm.refreshRuns': ['Refresh Commands', () => runsTree.refresh()],
    'ssm.loadMore': ['Load More', actOn],
    'ssm.retry': ['Retry', actOn],
    'ssm.copyNodeId': ['Copy Node Id', (row, rows) => copyNodeId(chosenNodes(row, rows))],
    'ssm.startSession': [
      'Start Session',
      (row, rows) => startSessions(clients.get(), chosenNodes(row, rows)),
    ],
    'ssm.runDocument': ['Run a Document', () => run({})],
    'ssm.runOpenDocument': ['Run This Document', (uri) => run({ which: 'open', uri })],
    'ssm.runDocumentOnNodes': ['Run a Document', (row, rows) => run({ nodes: chosenNodes(row, rows) })],
    'ssm.cancelRun': ['Cancel Command', (row) => cancelRun(runs, chosenRun(row))],
    'ssm.openOutput': ['Open Output', (row) => output.open(chosenInvocation(row))],
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
  const { extension, extensionPath } = context;
  const { version } = extension.packageJSON as { version: string };
  const active = createActiveConnection(context.globalState);
  const playground = new WindowPlayground(extensionPath, log);
  const clients = new WindowClients(active, (connection) =>
    createClients({ connection, version, env: process.env }),
  );
  const runs = new Runs(systemClock);
  const status = new ConnectionStatus();
  const nodes = createManagedNodesTree({ active, clients, log });
  const runsTree = createRunsTree({ active, clients, log, runs });
  const output = new OutputDocuments(runs, () => clients.get());
  const deployed = new DeployedDocuments();
  const documents = watchOpenDocuments();
  // Typing must not ask for what fails: without trust, a connection or credentials that work there are no values.
  const isConnected = (): boolean =>
    vscode.workspace.isTrusted && active.current !== undefined && !(clients.identity instanceof Error);
  const accountValues = new AccountValues(() => (isConnected() ? clients.get() : undefined));
  const server = new LanguageServer(path.join(extensionPath, 'dist', 'server.js'), accountValues, (error) =>
    reportError('SSM documents are not checked', error, log),
  );

  const showConnection = (): void => {
    void vscode.commands.executeCommand('setContext', 'ssm.connected', active.current !== undefined);
    status.show(active.current, clients.identity);
  };
  active.onChange(() => {
    showConnection();
    nodes.refresh();
    runsTree.refresh();
    server.accountChanged();
  });
  clients.onIdentity(showConnection);
  playground.onStop((stopped) => {
    if (sameConnection(stopped, active.current)) active.switchTo(undefined);
  });
  showConnection();

  const disposables = [log, playground, runs, status, nodes, runsTree, output, deployed, documents, server];
  return { active, playground, clients, runs, nodes, runsTree, output, deployed, server, log, disposables };
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
