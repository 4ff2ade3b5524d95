import * as vscode from 'vscode';
import { NotConnectedError, type WindowClients } from '../aws/window-clients.ts';
import { describeConnection, type Connection } from '../connection/connection.ts';
import type { ConnectionMarks } from '../connection/marks.ts';
import { confirm } from '../prompts/confirm.ts';

export interface SwitchReadOnlyOptions {
  readonly marks: ConnectionMarks;
  readonly clients: WindowClients;
  /** The one of the row, else the active one. */
  readonly connection: Connection | undefined;
}

/** Makes a connection read-only at once, or allows changes again after asking; for this window. */
export async function switchReadOnly({ marks, clients, connection }: SwitchReadOnlyOptions): Promise<void> {
  if (connection === undefined) {
    throw new NotConnectedError('No AWS connection is chosen.', 'Choose a connection first.');
  }
  const name = describeConnection(connection);
  if (!marks.isReadOnly(connection)) {
    marks.setReadOnly(connection, true);
    vscode.window.setStatusBarMessage(`${name} is read-only now.`, 5000);
    return;
  }
  const confirmed = await confirm(clients.of(connection), {
    question: `Allow changes on ${name}?`,
    detail:
      'In this window, commands can change nodes and documents again. A new window is read-only if the settings say so.',
    action: 'Allow Changes',
  });
  if (confirmed) marks.setReadOnly(connection, false);
}
