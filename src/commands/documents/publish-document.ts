import path from 'node:path';
import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { checkDocumentName, type DocumentFormat } from '../../aws/documents.ts';
import { AwsError } from '../../aws/errors.ts';
import { documentScheme } from '../../documents/address.ts';
import { suggestName } from '../../documents/names.ts';
import { placeOfRefusal } from '../../documents/refusal-place.ts';
import { changeTitle } from '../../prompts/confirm.ts';
import { askText, back, Cancelled } from '../../prompts/quick-pick.ts';
import { publishText, type PublishedVersion } from '../../prompts/publish.ts';
import type { DocumentParts } from './context.ts';
import { addressOf, clientsOfEditor } from './editors.ts';

/**
 * Publishes the text of an editor as a new version of its document, or as a new document, after the difference was
 * looked at. What AWS refuses is marked in the text, which stays as it is.
 * @param target the file of the menu; the palette means the active editor
 */
export async function publishDocument(
  parts: DocumentParts & { readonly refusals: vscode.DiagnosticCollection },
  target: unknown,
): Promise<void> {
  const editor = await documentToPublish(target);
  const address = addressOf(editor.uri);
  const clients = clientsOfEditor(parts.clients, editor.uri);
  assertChangesAllowed(clients, 'ssm:UpdateDocument');
  parts.refusals.delete(editor.uri);
  const name = address?.name ?? (await askName(clients, editor));
  try {
    const published = await publishText(clients, {
      name,
      text: editor.getText(),
      format: address?.format ?? formatOf(editor),
      attachments: parts.files.pendingAttachments(editor.uri),
      showDifference: async (deployed) => {
        const uri = parts.files.remember(deployed, clients.connection);
        const title = `${name}: version ${deployed.version} ↔ what you publish`;
        await vscode.commands.executeCommand('vscode.diff', uri, editor.uri, title, { preview: true });
      },
    });
    if (address !== undefined && address.version === undefined)
      await parts.files.settle(editor.uri, editor.getText());
    if (published.isNew) parts.view.tree.refresh(clients.connection);
    else parts.view.documentChanged(name);
    report(published);
  } catch (error) {
    mark(parts.refusals, editor, error);
    throw error;
  }
}

async function documentToPublish(target: unknown): Promise<vscode.TextDocument> {
  const document =
    target instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(target)
      : vscode.window.activeTextEditor?.document;
  if (document === undefined) throw new Error('Open the document that you want to publish.');
  return document;
}

function formatOf({ languageId }: vscode.TextDocument): DocumentFormat {
  return languageId === 'ssm-json' || languageId === 'json' ? 'JSON' : 'YAML';
}

async function askName(clients: Clients, { uri }: vscode.TextDocument): Promise<string> {
  const name = await askText({
    title: await changeTitle(clients, 'Publish'),
    prompt: 'The name of the document in the account, new or existing',
    value: suggestName(path.posix.basename(uri.path)),
    check: checkDocumentName,
  });
  if (name === back) throw new Cancelled();
  return name;
}

function report({ name, version, isDefault, isNew }: PublishedVersion): void {
  const text = isNew
    ? `${name} was created.`
    : `Version ${version} of ${name} was published${isDefault ? ' and is the default now' : '; the default version stays what it was'}.`;
  void vscode.window.showInformationMessage(text);
}

/** Shows AWS's refusal where its cause is, as far as the message tells. */
function mark(refusals: vscode.DiagnosticCollection, document: vscode.TextDocument, error: unknown): void {
  if (!(error instanceof AwsError) || !/^(Invalid|Duplicate|Max)Document/.test(error.code)) return;
  const { offset, length } = placeOfRefusal(error.message, document.getText());
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const diagnostic = new vscode.Diagnostic(range, error.message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'AWS';
  diagnostic.code = error.code;
  refusals.set(document.uri, [diagnostic]);
}

/** Marks where AWS refused a text, until the text changes; and a hand-made save of a draft asks to publish it. */
export function watchDrafts(): { readonly refusals: vscode.DiagnosticCollection; dispose(): void } {
  const refusals = vscode.languages.createDiagnosticCollection('ssm-aws');
  const savedByHand = new Set<string>();
  const isDraft = ({ uri }: vscode.TextDocument): boolean => uri.scheme === documentScheme;
  const disposables = [
    refusals,
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) refusals.delete(document.uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => refusals.delete(uri)),
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      // Auto save keeps the draft and asks nothing.
      if (isDraft(document) && reason === vscode.TextDocumentSaveReason.Manual) {
        savedByHand.add(document.uri.toString());
      }
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (savedByHand.delete(document.uri.toString())) {
        void vscode.commands.executeCommand('ssm.publishDocument', document.uri);
      }
    }),
  ];
  return { refusals, dispose: () => disposables.forEach((one) => void one.dispose()) };
}
