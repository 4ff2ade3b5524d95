import path from 'node:path';
import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import {
  checkDocumentName,
  getDocument,
  type DocumentContent,
  type DocumentFormat,
} from '../../aws/documents.ts';
import { suggestName } from '../../documents/names.ts';
import { chooseListedDocument } from '../../prompts/document.ts';
import { chooseVersion } from '../../prompts/document-version.ts';
import { findDeployed } from '../../prompts/publish.ts';
import { chosenVersion } from '../row-arguments.ts';
import { documentOf, type DocumentParts } from './context.ts';
import { addressOf, clientsOfEditor } from './editors.ts';

/**
 * Shows the difference of two versions, in the format of the newer one. Two calls, and one for each list of versions
 * that is asked.
 */
export async function compareVersions(parts: DocumentParts, row: unknown): Promise<void> {
  const title = 'Compare Versions';
  const { clients, document } = await documentOf(parts, row, { title });
  const { name } = document;
  const ask = { name, title };
  const first =
    chosenVersion(row) ?? (await chooseVersion(clients, { ...ask, placeholder: 'Compare which version?' }));
  const second = await chooseVersion(clients, {
    ...ask,
    placeholder: `Compare version ${first.version} with which one?`,
    offer: ({ version }) => version !== first.version,
  });
  const [older, newer] = Number(first.version) < Number(second.version) ? [first, second] : [second, first];
  const format = newer.format ?? document.format ?? 'JSON';
  const read = async (version: string): Promise<vscode.Uri> => {
    const content = await getDocument(clients, { name, version, format });
    return parts.files.remember({ ...content, name }, clients.connection);
  };
  const [left, right] = await Promise.all([read(older.version), read(newer.version)]);
  const what = `${name}: version ${older.version} ↔ version ${newer.version}`;
  await vscode.commands.executeCommand('vscode.diff', left, right, what, { preview: true });
}

/** Shows the difference of the latest version in the account and the file in the editor. One call. */
export async function compareWithDeployed(parts: DocumentParts, target: unknown): Promise<void> {
  const file =
    target instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(target)
      : vscode.window.activeTextEditor?.document;
  if (file === undefined) throw new Error('Open the file that you want to compare.');
  const address = addressOf(file.uri);
  const clients = clientsOfEditor(parts.clients, file.uri);
  const fileName = path.posix.basename(file.uri.path);
  const format = address?.format ?? (file.languageId === 'ssm-json' ? 'JSON' : 'YAML');
  const deployed = await deployedAs(clients, { name: address?.name ?? suggestName(fileName), format });
  const left = parts.files.remember(deployed, clients.connection);
  const what = `${deployed.name} (version ${deployed.version}) ↔ ${fileName}`;
  await vscode.commands.executeCommand('vscode.diff', left, file.uri, what, { preview: true });
}

/** The document of this name; if the account has none, the one that the user chooses. */
async function deployedAs(
  clients: Clients,
  { name, format }: { readonly name: string; readonly format: DocumentFormat },
): Promise<DocumentContent> {
  const found =
    checkDocumentName(name) === undefined ? await findDeployed(clients, { name, format }) : undefined;
  if (found !== undefined) return found;
  const title = `Compare with Which Document? There is no ${name}`;
  const chosen = await chooseListedDocument(clients, { title });
  const content = await getDocument(clients, { name: chosen.name, version: '$LATEST', format });
  return { ...content, name: chosen.name };
}
