import type { Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocument } from './open-document.ts';

export interface DocumentListener {
  /** A document was opened or changed. */
  readonly changed: (document: OpenDocument) => void;
  readonly closed: (uri: string) => void;
}

/** The documents that the editor has open, by URI. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();

  listen(connection: Connection, listener: DocumentListener): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
      const document = new OpenDocument(TextDocument.create(uri, languageId, version, text));
      this.#documents.set(uri, document);
      listener.changed(document);
    });
    connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
      const document = this.#documents.get(textDocument.uri);
      if (document === undefined) return;
      document.change(contentChanges, textDocument.version);
      listener.changed(document);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.#documents.delete(uri);
      listener.closed(uri);
    });
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  all(): Iterable<OpenDocument> {
    return this.#documents.values();
  }
}
