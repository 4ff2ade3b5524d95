import * as vscode from 'vscode';
import { createClients } from './aws/clients.ts';
import type { ManagedNode } from './aws/nodes.ts';
import { WindowClients } from './aws/window-clients.ts';
import { chooseConnection } from './commands/choose-connection.ts';
import { copyNodeId } from './commands/copy-node-id.ts';
import {
  ActiveConnection,
  initialConnection,
  type ConnectionSettings,
} from './connection/active-connection.ts';
import { sameConnection } from './connection/connection.ts';
import { managedNodeRows } from './views/managed-nodes.ts';
import { actOn, Tree } from './views/tree.ts';
import { WindowPlayground } from './workbench/playground.ts';
import { isCancellation, reportError } from './workbench/report.ts';
import { ConnectionStatus } from './workbench/status-bar.ts';

/** Builds the parts. Nothing here calls AWS, loads the SDK or starts a process. */
export function activate(context: vscode.ExtensionContext): void {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Systems Manager', { log: true });
  const { extension, extensionPath } = context;
  const { version } = extension.packageJSON as { version: string };

  const active = createActiveConnection(context);
  const playground = new WindowPlayground(extensionPath, log);
  const clients = new WindowClients(active, (connection) =>
    createClients({ connection, version, env: process.env }),
  );
  const status = new ConnectionStatus();
  const nodes = createManagedNodesTree(active, clients, log);

  const showStatus = (): void => status.show(active.current, clients.identity);
  const showConnected = (): void =>
    void vscode.commands.executeCommand('setContext', 'ssm.connected', active.current !== undefined);
  active.onChange(() => {
    showConnected();
    showStatus();
    nodes.refresh();
  });
  clients.onIdentity(showStatus);
  playground.onStop((stopped) => {
    if (sameConnection(stopped, active.current)) active.switchTo(undefined);
  });
  showConnected();
  showStatus();

  const commands: Readonly<Record<string, Command>> = {
    'ssm.chooseConnection': ['Choose Connection', () => chooseConnection(active, playgroundDoor)],
    'ssm.startPlayground': ['Start the Playground', async () => active.switchTo(await playground.start())],
    'ssm.stopPlayground': ['Stop the Playground', () => playground.stop()],
    'ssm.refreshManagedNodes': ['Refresh Managed Nodes', () => nodes.refresh()],
    'ssm.loadMore': ['Load More', actOn],
    'ssm.retry': ['Retry', actOn],
    'ssm.copyNodeId': ['Copy Id', (row, rows) => copyNodeId(chosenNodes(row, rows))],
    'ssm.showLog': ['Show Log', () => log.show()],
  };
  const playgroundDoor = { endpoint: () => playground.endpoint(), start: () => playground.start() };

  context.subscriptions.push(log, playground, status, nodes, ...register(commands, log));
  log.info(`Activated in ${(performance.now() - began).toFixed(1)} ms.`);
}

/** A title for messages, and what to do with the command's arguments. */
type Command = readonly [title: string, run: (...args: unknown[]) => unknown];

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

function createActiveConnection(context: vscode.ExtensionContext): ActiveConnection {
  const key = 'ssm.connection';
  const settings = vscode.workspace.getConfiguration('ssm');
  const memory = {
    read: () => context.globalState.get(key),
    write: (remembered: unknown) => void context.globalState.update(key, remembered),
  };
  const text = (name: string): string => settings.get<string>(name, '');
  const from: ConnectionSettings = {
    profile: text('connection.profile'),
    region: text('connection.region'),
    playgroundEndpoint: text('playground.endpoint'),
  };
  return new ActiveConnection(memory, initialConnection(memory.read(), from));
}

function createManagedNodesTree(
  active: ActiveConnection,
  clients: WindowClients,
  log: vscode.LogOutputChannel,
): Tree {
  let namesUnavailable: string | undefined;
  return new Tree({
    viewId: 'ssm.managedNodes',
    subject: 'managed nodes',
    selectMany: true,
    roots(signal) {
      namesUnavailable = undefined;
      if (active.current === undefined) return undefined;
      return managedNodeRows(clients.get(), {
        signal,
        onNamesUnavailable(error) {
          log.warn(`EC2 Name tags: ${String(error)}`);
          namesUnavailable = 'EC2 names are not shown: ec2:DescribeTags failed. See the log.';
        },
      });
    },
    note: () => namesUnavailable,
    onError: (error) => log.error(`Managed nodes: ${String(error)}`),
  });
}

/** The nodes that a menu was opened on: the selection, or the one row. */
function chosenNodes(row: unknown, rows: unknown): ManagedNode[] {
  const chosen = Array.isArray(rows) ? (rows as unknown[]) : [row];
  return chosen.flatMap((row) =>
    typeof row === 'object' && row !== null && 'subject' in row ? [row.subject as ManagedNode] : [],
  );
}
