import * as vscode from 'vscode';
import { getDocument, type DocumentFormat } from '../../aws/documents.ts';
import { back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { chosenVersion } from '../row-arguments.ts';
import { documentOf, type DocumentParts } from './context.ts';

/** Opens the version of the row, or the default version, read-only and in the format that it was written in. */
export async function openDocument(parts: DocumentParts, row: unknown): Promise<void> {
  await open(parts, row, undefined);
}

/** Asks for JSON or YAML and opens the document so; the service translates it. */
export async function viewDocumentAs(parts: DocumentParts, row: unknown): Promise<void> {
  const item = await pickOne<vscode.QuickPickItem & { format: DocumentFormat }>(
    [
      { label: 'YAML', format: 'YAML' },
      { label: 'JSON', format: 'JSON' },
    ],
    { title: 'View as JSON or YAML', placeholder: 'In which format?' },
  );
  if (item === back) throw new Cancelled();
  await open(parts, row, item.format);
}

async function open(parts: DocumentParts, row: unknown, wanted: DocumentFormat | undefined): Promise<void> {
  const { clients, document } = await documentOf(parts, row, { title: 'Open Document' });
  const version = chosenVersion(row);
  const format = wanted ?? version?.format ?? document.format;
  const content = await getDocument(clients, {
    name: document.name,
    ...(version === undefined ? {} : { version: version.version }),
    ...(format === undefined ? {} : { format }),
  });
  // The answer names a shared document without its ARN, by which alone it can be asked for.
  const uri = parts.files.remember({ ...content, name: document.name }, clients.connection);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  parts.view.memory.noteOpened(document.name);
}
