import * as vscode from 'vscode';
import { documentArn } from '../../documents/names.ts';
import { documentOf, type DocumentParts } from './context.ts';

/** Copies the name by which calls and other documents name the document. */
export async function copyDocumentName(parts: DocumentParts, row: unknown): Promise<void> {
  const { document } = await documentOf(parts, row, { title: 'Copy Document Name' });
  await vscode.env.clipboard.writeText(document.name);
}

/** Copies the ARN by which policies name the document. */
export async function copyDocumentArn(parts: DocumentParts, row: unknown): Promise<void> {
  const { clients, document } = await documentOf(parts, row, { title: 'Copy Document ARN' });
  await vscode.env.clipboard.writeText(documentArn(document, clients.connection.region));
}
