import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { checkDocumentName, type DocumentFormat, type DocumentType } from '../../aws/documents.ts';
import { readTemplates, templateFiles, type DocumentTemplate } from '../../documents/templates.ts';
import { changeTitle } from '../../prompts/confirm.ts';
import { askInTurn, askText, back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { typeIcon } from '../../views/document-rows.ts';
import type { DocumentParts } from './context.ts';

/** What has been answered so far. */
interface Draft {
  format?: DocumentFormat;
  template?: DocumentTemplate;
  name?: string;
}

/**
 * Opens an editor with a template under the name of a new document. It is created when it is published, which saving
 * it asks for; until then it is a draft on this computer.
 */
export async function createDocumentFromTemplate({
  clients,
  files,
  extensionPath,
}: DocumentParts): Promise<void> {
  const from = clients.get();
  assertChangesAllowed(from, 'ssm:CreateDocument');
  const title = await changeTitle(from, 'Create Document');
  const draft: Draft = {};
  const answer = await askInTurn([
    () => askTemplate(draft, title, extensionPath),
    () => askFormat(draft, title),
    () => askName(draft, title),
  ]);
  const { format, template, name } = draft;
  if (answer === back || format === undefined || template === undefined || name === undefined) {
    throw new Cancelled();
  }
  const { body } =
    (await templates(extensionPath, format)).find((one) => one.title === template.title) ?? template;
  const uri = await files.edit({ name, format, content: '' }, from.connection);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  // A draft of an earlier day is not written over.
  if (document.getText() === '') await editor.insertSnippet(new vscode.SnippetString(body));
}

async function askTemplate(
  draft: Draft,
  title: string,
  extensionPath: string,
): Promise<typeof back | undefined> {
  const known = [...(await templates(extensionPath, 'YAML')), ...(await templates(extensionPath, 'TEXT'))];
  const item = await pickOne(
    known.map((template) => ({
      label: `$(${typeIcon(template.type)}) ${template.title}`,
      description: template.type,
      detail: template.description,
      template,
    })),
    { title, placeholder: 'Begin with which template?', step: [1, 3] },
  );
  if (item === back) return back;
  draft.template = item.template;
  return undefined;
}

async function askFormat(draft: Draft, title: string): Promise<typeof back | undefined> {
  const formats = formatsOf(draft.template?.type);
  const item = await pickOne(
    formats.map((label) => ({ label })),
    { title, placeholder: 'In which format?', canGoBack: true, step: [2, 3] },
  );
  if (item === back) return back;
  draft.format = item.label;
  return undefined;
}

/** Calendars are text, and the manifest of a package is always JSON. */
function formatsOf(type: DocumentType | undefined): readonly DocumentFormat[] {
  if (type === 'ChangeCalendar') return ['TEXT'];
  return type === 'Package' ? ['JSON'] : ['YAML', 'JSON'];
}

async function askName(draft: Draft, title: string): Promise<typeof back | undefined> {
  const name = await askText({
    title,
    prompt: 'The name of the document in the account',
    placeholder: 'Team-WhatItDoes',
    canGoBack: true,
    step: [3, 3],
    check: checkDocumentName,
  });
  if (name === back) return back;
  draft.name = name;
  return undefined;
}

async function templates(extensionPath: string, format: DocumentFormat): Promise<DocumentTemplate[]> {
  return readTemplates(await readFile(path.join(extensionPath, templateFiles[format]), 'utf8'));
}
