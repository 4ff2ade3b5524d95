import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import { documentScheme, parseQuery, type DocumentAddress } from '../../documents/address.ts';

/** Which document of which account an editor shows; undefined for any other file. */
export function addressOf(uri: vscode.Uri | undefined): DocumentAddress | undefined {
  return uri?.scheme === documentScheme ? parseQuery(uri.query) : undefined;
}

/**
 * The clients that a command on an editor works with: those of the connection that its document was opened from, else
 * those of the active connection.
 * @param target the file of a menu; the palette means the active editor
 * @throws if that connection is closed, or none is active
 */
export function clientsOfEditor(clients: WindowClients, target: unknown): Clients {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  const address = addressOf(uri);
  if (address === undefined) return clients.get();
  const own = clients.find(address.connection);
  if (own !== undefined) return own;
  throw new Error(
    `The connection that ${address.name} was opened from is closed. Open it and the document again.`,
  );
}
