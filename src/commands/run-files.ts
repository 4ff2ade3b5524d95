import path from 'node:path';
import * as vscode from 'vscode';
import type { RunRequest } from '../aws/run-request.ts';
import { isDocumentPath, isRunFile } from '../language/run-files.ts';
import { deployDocument } from '../prompts/deploy.ts';
import { back, Cancelled } from '../prompts/quick-pick.ts';
import { readRunFile } from '../run-request/run-file.ts';
import { formatRunFile } from '../run-request/write-run-file.ts';
import type { RunnableDocument, RunnableReference } from '../run-request/runnable-document.ts';
import { runDocument, type RunParts } from './run-document.ts';

/** Opens the form with what a run file says; nothing is sent before it was seen there. */
export async function runFile(parts: RunParts, uri: unknown): Promise<void> {
  const document =
    uri instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(uri)
      : vscode.window.activeTextEditor?.document;
  if (document === undefined || !isRunFile(document)) {
    throw new Error('The file in the editor is no run file. Their names end in .ssmrun.yaml.');
  }
  const file = readRunFile(document.getText());
  if (file.document === undefined) throw new Error('The run file names no document.');
  const reference = isDocumentPath(file.document)
    ? await deployFile(parts, vscode.Uri.joinPath(document.uri, '..', file.document))
    : { name: file.document, ...(file.version === undefined ? {} : { version: file.version }) };
  await runDocument(parts, { document: reference, prefill: file.prefill });
}

/** The document of the account whose text is that of the file: nodes run what the account holds. */
async function deployFile({ clients }: RunParts, uri: vscode.Uri): Promise<RunnableReference> {
  const document = await vscode.workspace.openTextDocument(uri);
  const open = {
    fileName: path.posix.basename(uri.path),
    text: document.getText(),
    format: uri.path.endsWith('.json') ? 'JSON' : 'YAML',
  } as const;
  const reference = await deployDocument(clients, open, 'Run a File');
  if (reference === back) throw new Cancelled();
  return reference;
}

/** Asks where to, writes what the form says as a run file, and shows it. */
export async function saveRunFile(request: RunRequest, document: RunnableDocument): Promise<void> {
  const { name, version, defaultVersion } = document.description;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const fileName = `${name.split(/[/:]/).at(-1) ?? 'run'}.ssmrun.yaml`;
  const target = await vscode.window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
    // VS Code would add a longer ending to what has it already.
    filters: { 'Run Files': ['yaml', 'yml'] },
    saveLabel: 'Save',
  });
  if (target === undefined) return;
  // A run of the default version goes on to be one when there is a newer one.
  const saved = version === defaultVersion ? { ...request, document: { name } } : request;
  const text = formatRunFile(saved, document.parameters);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(target, { viewColumn: vscode.ViewColumn.Beside });
}
