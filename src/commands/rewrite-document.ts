import * as vscode from 'vscode';
import {
  CONVERT_METHOD,
  type ConvertResult,
  type DocumentParams,
  UPGRADE_METHOD,
  type UpgradeResult,
} from '../../server/protocol.ts';
import type { LanguageServer } from '../language/language-server.ts';
import { isSsmDocument } from '../language/open-documents.ts';

/**
 * Shows the document in the other language, beside it and not saved; the document itself stays as it is. Asks before
 * comments are left behind. `uri` is that of the document, or undefined for the one in the active editor.
 */
export async function convertDocument(server: LanguageServer, uri: unknown): Promise<void> {
  const document = await chosenDocument(uri);
  const result = await server.request<ConvertResult>(CONVERT_METHOD, paramsOf(document));
  if (result === null) return;
  if ('refusal' in result) throw new Error(result.refusal);
  const { text, languageId, lostComments } = result;
  if (lostComments > 0 && !(await mayLose(lostComments))) return;
  const converted = await vscode.workspace.openTextDocument({ language: languageId, content: text });
  await vscode.window.showTextDocument(converted, { viewColumn: vscode.ViewColumn.Beside });
}

async function mayLose(comments: number): Promise<boolean> {
  const subject = comments === 1 ? 'One comment is' : `${comments} comments are`;
  const proceed = 'Convert';
  const answer = await vscode.window.showWarningMessage(
    `JSON has no comments: ${subject} left out.`,
    { modal: true, detail: 'The document in YAML stays as it is.' },
    proceed,
  );
  return answer === proceed;
}

/** Makes the document one of schema 2.2, by edits that can be undone. */
export async function upgradeDocument(server: LanguageServer, uri: unknown): Promise<void> {
  const document = await chosenDocument(uri);
  const { version } = document;
  const result = await server.request<UpgradeResult>(UPGRADE_METHOD, paramsOf(document));
  if (result === null) return;
  if ('refusal' in result) throw new Error(result.refusal);
  if (document.version !== version) throw new Error('The document was changed meanwhile. Try it again.');
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of result.edits) {
    const { start, end } = range;
    edit.replace(
      document.uri,
      new vscode.Range(start.line, start.character, end.line, end.character),
      newText,
    );
  }
  await vscode.workspace.applyEdit(edit);
}

function paramsOf({ uri }: vscode.TextDocument): DocumentParams {
  return { textDocument: { uri: uri.toString() } };
}

async function chosenDocument(uri: unknown): Promise<vscode.TextDocument> {
  const document =
    typeof uri === 'string'
      ? await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true))
      : vscode.window.activeTextEditor?.document;
  if (document === undefined || !isSsmDocument(document)) throw new Error('Open an SSM document first.');
  return document;
}
