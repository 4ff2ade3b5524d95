import * as vscode from 'vscode';
import type { WindowClients } from '../aws/window-clients.ts';
import type { Connections } from '../connection/connections.ts';
import type { ConnectionMarks } from '../connection/marks.ts';
import type { Tree } from '../views/tree.ts';
import type { ConnectionStatus } from './status-bar.ts';

export interface ShownParts {
  readonly connections: Connections;
  readonly marks: ConnectionMarks;
  readonly clients: WindowClients;
  readonly status: ConnectionStatus;
  /** They follow the connections by themselves; marks and accounts are told to them here. */
  readonly trees: readonly Tree[];
}

/** Keeps what every part of the window says about connections up to date: context keys, status bar, trees. */
export function showConnections({ connections, marks, clients, status, trees }: ShownParts): void {
  const showActive = (): void => {
    const { active, open } = connections;
    const own = active && clients.of(active);
    setContext('ssm.connected', active !== undefined);
    setContext('ssm.severalConnections', open.length > 1);
    setContext('ssm.readOnly', own?.readOnly === true);
    status.show(
      own && {
        connection: own.connection,
        identity: clients.identityOf(active),
        readOnly: own.readOnly,
        production: own.production,
      },
    );
  };
  const showEverywhere = (): void => {
    showActive();
    for (const tree of trees) tree.update();
  };
  connections.onChange(({ open }) => {
    for (const one of open) if (!connections.open.includes(one)) marks.forget(one);
    showActive();
  });
  marks.onChange(showEverywhere);
  clients.onIdentity(() => {
    // With one connection, the rows say nothing about it.
    if (connections.open.length > 1) showEverywhere();
    else showActive();
  });
  showActive();
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value);
}
