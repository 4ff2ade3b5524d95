import type * as vscode from 'vscode';
import { listCommands } from '../aws/commands.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import { connectionKey } from '../connection/connection.ts';
import type { Connections } from '../connection/connections.ts';
import type { Runs } from '../runs/runs.ts';
import { managedNodeRows } from '../views/managed-nodes.ts';
import { historyRows, runRow } from '../views/runs.ts';
import { Tree } from '../views/tree.ts';

interface TreeParts {
  readonly connections: Connections;
  readonly clients: WindowClients;
  readonly log: vscode.LogOutputChannel;
}

export function createManagedNodesTree({ log, ...parts }: TreeParts): Tree {
  const withoutNames = new Set<string>();
  return new Tree({
    ...parts,
    viewId: 'ssm.managedNodes',
    subject: 'managed nodes',
    selectMany: true,
    rows(clients, signal) {
      const key = connectionKey(clients.connection);
      withoutNames.delete(key);
      return managedNodeRows(clients, {
        signal,
        onNamesUnavailable(error) {
          log.warn(`EC2 Name tags: ${String(error)}`);
          withoutNames.add(key);
        },
      });
    },
    note: (connection) =>
      withoutNames.has(connectionKey(connection))
        ? 'EC2 names are not shown: ec2:DescribeTags failed. See the log.'
        : undefined,
    onError: (error) => log.error(`Managed nodes: ${String(error)}`),
  });
}

/** Milliseconds between two drawings of the Runs view: a command on many nodes changes all the time. */
const redrawInterval = 250;

export function createRunsTree({ log, runs, ...parts }: TreeParts & { runs: Runs }): Tree {
  const tree = new Tree({
    ...parts,
    viewId: 'ssm.runs',
    subject: 'commands',
    rows: (clients, signal) => historyRows(listCommands(clients, signal), clients, runs),
    pinned: (connection) => runs.list(connection).map((run) => runRow(run, runs.names)),
    onError: (error) => log.error(`Commands: ${String(error)}`),
  });
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  runs.onChange(({ commandId }) => {
    changed.add(commandId);
    timer ??= setTimeout(() => {
      timer = undefined;
      tree.update([...changed]);
      changed.clear();
    }, redrawInterval);
  });
  return tree;
}
