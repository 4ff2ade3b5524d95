import type { Clients, Operation } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import type { DocumentSummary, DocumentType } from '../../aws/documents.ts';
import type { WindowClients } from '../../aws/window-clients.ts';
import { chooseListedDocument } from '../../prompts/document.ts';
import type { DocumentFiles } from '../../workbench/document-files.ts';
import type { DocumentsView } from '../../workbench/documents-view.ts';
import { chosenDocument, clientsOf } from '../row-arguments.ts';

/** The parts of the window that commands on documents work with. */
export interface DocumentParts {
  readonly clients: WindowClients;
  readonly view: DocumentsView;
  readonly files: DocumentFiles;
  /** The folder of the extension, with its snippets. */
  readonly extensionPath: string;
}

/** A document, and the clients of the connection that it belongs to. */
export interface ChosenDocument {
  readonly clients: Clients;
  readonly document: DocumentSummary;
}

/** The document of the row, else one that is chosen now from those that the active connection has. */
export async function documentOf(
  { clients }: DocumentParts,
  row: unknown,
  options: { readonly title: string; readonly own?: boolean; readonly type?: DocumentType },
): Promise<ChosenDocument> {
  const from = clientsOf(row, undefined, () => clients.get());
  return { clients: from, document: chosenDocument(row) ?? (await chooseListedDocument(from, options)) };
}

/**
 * The same for a change that only the owner may make: refused before anything is asked if the connection is read-only.
 */
export async function ownDocumentOf(
  parts: DocumentParts,
  row: unknown,
  { title, operation }: { readonly title: string; readonly operation: Operation },
): Promise<ChosenDocument> {
  assertChangesAllowed(
    clientsOf(row, undefined, () => parts.clients.get()),
    operation,
  );
  return documentOf(parts, row, { title, own: true });
}
