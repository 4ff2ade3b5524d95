import * as vscode from 'vscode';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { checkDocumentName, getDocument, type DocumentContent } from '../../aws/documents.ts';
import type { Clients } from '../../aws/clients.ts';
import { shortName } from '../../documents/names.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { findDeployed } from '../../prompts/publish.ts';
import { askText, back, Cancelled } from '../../prompts/quick-pick.ts';
import { chosenVersion } from '../row-arguments.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';
import { addressOf, clientsOfEditor } from './editors.ts';

/**
 * Opens a document for editing: the one of the row or of the editor, in the version that it shows, else the latest. A
 * document of someone else becomes a new one of the account, under a name that is asked for. One call.
 */
export async function editDocument(parts: DocumentParts, target: unknown): Promise<void> {
  const { clients, content } = await contentOf(parts, target);
  const isOwn = checkDocumentName(content.name) === undefined;
  const name = isOwn ? content.name : await askOwnName(clients, content.name);
  const uri = await parts.files.edit({ ...content, name }, clients.connection);
  const opened = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(opened, { preview: false });
  if (opened.getText() !== content.content) {
    void vscode.window.showInformationMessage(
      `Your draft of ${name} is open, as it was saved last. Discard Draft brings back what the account has.`,
    );
  }
  parts.view.memory.noteOpened(content.name);
}

async function askOwnName(clients: Clients, name: string): Promise<string> {
  const answer = await askText({
    title: await changeTitle(clients, `Copy ${shortName(name)}`),
    prompt: `${shortName(name)} belongs to someone else. The name of your own document with its text`,
    value: shortName(name).replace(/^(aws|amazon|amzn)[-_.]*/i, ''),
    check: checkDocumentName,
  });
  if (answer === back) throw new Cancelled();
  return answer;
}

async function contentOf(
  parts: DocumentParts,
  target: unknown,
): Promise<{ clients: Clients; content: DocumentContent }> {
  const address = target instanceof vscode.Uri ? addressOf(target) : undefined;
  if (address !== undefined) {
    const shown = clientsOfEditor(parts.clients, target);
    assertChangesAllowed(shown, 'ssm:UpdateDocument');
    const content = await getDocument(shown, address);
    // The answer names a shared document without its ARN.
    return { clients: shown, content: { ...content, name: address.name } };
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
  return { clients, content: { ...content, name: document.name } };
}

/** Throws the draft in an editor away, after asking, and shows what the account has. One call. */
export async function discardDraft({ clients, files }: DocumentParts, target: unknown): Promise<void> {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  const address = addressOf(uri);
  if (uri === undefined || address === undefined || address.version !== undefined) {
    throw new Error('The editor shows no draft of a document.');
  }
  const own = clientsOfEditor(clients, uri);
  const deployed = await findDeployed(own, address);
  const confirmed = await confirm(own, {
    question: `Discard your draft of ${address.name}?`,
    detail: `${deployed === undefined ? 'The account has no document of this name.' : 'The editor will show the latest version of the account.'} The text of the draft is gone then.`,
    action: 'Discard',
  });
  if (!confirmed) return;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await files.settle(uri, deployed?.content ?? '');
  await vscode.commands.executeCommand('workbench.action.files.revert');
}
