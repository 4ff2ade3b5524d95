import type * as vscode from 'vscode';
import { listCommands } from '../aws/commands.ts';
import type { WindowClients } from '../aws/window-clients.ts';
import type { ActiveConnection } from '../connection/active-connection.ts';
import type { Runs } from '../runs/runs.ts';
import { managedNodeRows } from '../views/managed-nodes.ts';
import { historyRows, runRow } from '../views/runs.ts';
import { Tree } from '../views/tree.ts';

interface TreeParts {
  readonly active: ActiveConnection;
  readonly clients: WindowClients;
  readonly log: vscode.LogOutputChannel;
}

export function createManagedNodesTree({ active, clients, log }: TreeParts): Tree {
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

/** Milliseconds between two drawings of the Runs view: a command on many nodes changes all the time. */
const redrawInterval = 250;

export function createRunsTree({ active, clients, log, runs }: TreeParts & { runs: Runs }): Tree {
  const tree = new Tree({
    viewId: 'ssm.runs',
    subject: 'commands',
    roots(signal) {
      if (active.current === undefined) return undefined;
      const from = clients.get();
      return historyRows(listCommands(from, signal), from, runs);
    },
    pinned: () => runs.list(active.current).map((run) => runRow(run, runs.names)),
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
