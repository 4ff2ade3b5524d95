import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { getDocument, type DocumentContent, type DocumentSummary } from '../../aws/documents.ts';
import { changeTitle } from '../../prompts/confirm.ts';
import { askText, back, Cancelled, pickOne } from '../../prompts/quick-pick.ts';
import { chosenAttachment } from '../row-arguments.ts';
import { ownDocumentOf, type DocumentParts } from './context.ts';

const operation = 'ssm:UpdateDocument';

// Attachments belong to a version, and a version never changes: what is added or taken away here goes along when the
// document is published next. A package has to name its files in its text anyway.

/** Asks for a file to attach and opens the document, to be published with it. One call. */
export async function addAttachment(parts: DocumentParts, row: unknown): Promise<void> {
  const title = 'Add Attachment';
  const { clients, document } = await ownDocumentOf(parts, row, { title, operation });
  const prompts = { title: await changeTitle(clients, `${title} to ${document.name}`), canGoBack: false };
  const location = await askText({
    ...prompts,
    prompt: 'Where the file is: s3://bucket/key, or document/version/file for one that is attached elsewhere',
    check: checkLocation,
  });
  if (location === back) throw new Cancelled();
  const name = await askText({
    ...prompts,
    prompt: 'What the file is called in the document',
    value: location.slice(location.lastIndexOf('/') + 1),
    check: checkFileName,
  });
  if (name === back) throw new Cancelled();
  const content = await latest(clients, document);
  const uri = await openForEditing(parts, clients, content);
  parts.files.changeAttachment(uri, name, { name, location });
  tell(`${name} will be attached when you publish ${document.name}.`, document);
}

/** Opens the document, to be published without a file. One call. */
export async function removeAttachment(parts: DocumentParts, row: unknown): Promise<void> {
  const title = 'Remove Attachment';
  const { clients, document } = await ownDocumentOf(parts, row, { title, operation });
  const content = await latest(clients, document);
  const name = chosenAttachment(row)?.name ?? (await chooseAttachment(content, title));
  const uri = await openForEditing(parts, clients, content);
  parts.files.changeAttachment(uri, name, undefined);
  tell(`${name} will be left out when you publish ${document.name}.`, document);
}

async function latest(clients: Clients, { name, format }: DocumentSummary): Promise<DocumentContent> {
  return getDocument(clients, { name, version: '$LATEST', ...(format === undefined ? {} : { format }) });
}

async function openForEditing(
  { files }: DocumentParts,
  clients: Clients,
  content: DocumentContent,
): Promise<vscode.Uri> {
  const uri = await files.edit(content, clients.connection);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  return uri;
}

async function chooseAttachment({ name, attachments = [] }: DocumentContent, title: string): Promise<string> {
  if (attachments.length === 0) throw new Error(`The latest version of ${name} has no attachments.`);
  const item = await pickOne(
    attachments.map((one) => ({ label: one.name })),
    { title, placeholder: `Publish ${name} without which file?` },
  );
  if (item === back) throw new Cancelled();
  return item.label;
}

function tell(what: string, { type }: DocumentSummary): void {
  const next =
    type === 'Package'
      ? 'Change the files in its manifest, then save it to publish.'
      : 'Change its text, then save it to publish.';
  void vscode.window.showInformationMessage(`${what} ${next}`);
}

function checkLocation(text: string): string | undefined {
  return /^s3:\/\/[^/\s]+\/\S+$/.test(text) || /^[\w.\-:/]+\/[\w.$-]+\/[\w.-]+$/.test(text)
    ? undefined
    : 'Write s3://bucket/key, or document/version/file.';
}

/** Shape AttachmentIdentifier of the API. */
function checkFileName(text: string): string | undefined {
  return /^[a-zA-Z0-9_\-.]{3,128}$/.test(text)
    ? undefined
    : 'The name of a file has 3 to 128 letters, digits, dots, hyphens and underscores.';
}
