import * as vscode from 'vscode';
import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { connectionKey, describeConnection } from '../../connection/connection.ts';
import { describeAccount } from '../../views/connection-row.ts';
import { askFormat, askPath, openPathFile, pathOf, type ChosenPath, type PathParts } from './path-context.ts';

/** Opens all parameters below a path as one file to edit. One call per 10 parameters. */
export async function editParameterPath(parts: PathParts, row: unknown): Promise<void> {
  const title = 'Edit Path as a File';
  const chosen = await pathOf(parts, row, title);
  const uri = await openPathFile(parts, chosen, await askFormat(title));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Shows two paths side by side, of one connection or of two, like dev and prod or two regions. */
export async function compareParameterPaths(parts: PathParts, row: unknown): Promise<void> {
  const title = 'Compare Paths';
  const first = await pathOf(parts, row, title);
  const second = await chooseOther(parts, first, title);
  const left = await openPathFile(parts, first, 'yaml');
  const right = await openPathFile(parts, second, 'yaml');
  await vscode.commands.executeCommand('vscode.diff', left, right, titleOf(first, second), { preview: true });
}

/** The path to compare with; the connection is asked for where several are open. */
async function chooseOther(
  { clients, connections }: PathParts,
  first: ChosenPath,
  title: string,
): Promise<ChosenPath> {
  const { open } = connections;
  let other = first.clients;
  if (open.length > 1) {
    const item = await pickOne(
      open.map((connection) => ({
        label: describeConnection(connection),
        description: describeAccount(connection, clients.identityOf(connection)) ?? '',
        connection,
      })),
      { title, placeholder: `Compare ${first.path} with a path of which connection?` },
    );
    if (item === back) throw new Cancelled();
    other = clients.of(item.connection);
  }
  return { clients: other, path: await askPath(`${title}: ${first.path} with`, first.path) };
}

function titleOf(first: ChosenPath, second: ChosenPath): string {
  const [one, other] = [first.clients.connection, second.clients.connection];
  const name = ({ path, clients: { connection } }: ChosenPath): string =>
    connectionKey(one) === connectionKey(other) ? path : `${path} (${describeConnection(connection)})`;
  return `${name(first)} ↔ ${name(second)}`;
}
