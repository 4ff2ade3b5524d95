import * as vscode from 'vscode';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { getDocument, type DocumentContent } from '../../aws/documents.ts';
import type { Clients } from '../../aws/clients.ts';
import { documentScheme, parseQuery } from '../../documents/address.ts';
import { confirm } from '../../prompts/confirm.ts';
import { chosenVersion } from '../row-arguments.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';

/** Opens a document for editing: the one of the row or of the editor, in the version that it shows, else the latest. */
export async function editDocument(parts: DocumentParts, target: unknown): Promise<void> {
  const { clients, content } = await contentOf(parts, target);
  const uri = await parts.files.edit(content, clients.connection);
  const opened = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(opened, { preview: false });
  if (opened.getText() !== content.content) {
    void vscode.window.showInformationMessage(
      `Your draft of ${content.name} is open, as it was saved last. Discard Draft brings back what the account has.`,
    );
  }
  parts.view.memory.noteOpened(content.name);
}

async function contentOf(
  parts: DocumentParts,
  target: unknown,
): Promise<{ clients: Clients; content: DocumentContent }> {
  const shown = target instanceof vscode.Uri ? shownDocument(parts, target) : undefined;
  if (shown !== undefined) {
    assertChangesAllowed(shown.clients, 'ssm:UpdateDocument');
    return { clients: shown.clients, content: await getDocument(shown.clients, shown.reference) };
  }
  const title = 'Edit Document';
  const { clients, document } = await ownDocumentOf(parts, target, {
    title,
    operation: 'ssm:UpdateDocument',
  });
  const version = chosenVersion(target);
  const format = version?.format ?? document.format;
  const content = await getDocument(clients, {
    name: document.name,
    version: version?.version ?? '$LATEST',
    ...(format === undefined ? {} : { format }),
  });
  return { clients, content };
}

/** The document of an editor that shows a version. */
function shownDocument({ clients }: DocumentParts, uri: vscode.Uri) {
  const address = uri.scheme === documentScheme ? parseQuery(uri.query) : undefined;
  const own = address && clients.find(address.connection);
  return own && { clients: own, reference: address };
}

/** Throws the draft in an editor away, after asking, and shows what the account has. One call. */
export async function discardDraft({ clients, files }: DocumentParts, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  const address = uri?.scheme === documentScheme ? parseQuery(uri.query) : undefined;
  const own = address && clients.find(address.connection);
  if (uri === undefined || address === undefined || own === undefined)
    throw new Error('The editor shows no draft of a document.');
  const { content } = await getDocument(own, { ...address, version: '$LATEST' });
  const confirmed = await confirm(own, {
    question: `Discard your draft of ${address.name}?`,
    detail: 'The editor will show the latest version of the account. The text of the draft is gone then.',
    action: 'Discard',
  });
  if (!confirmed) return;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await files.settle(uri, content);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
