// What stands in for vscode-languageclient: as much of it as commands need. The server is the real one, in this process.

import type { InitializationOptions } from '../../../server/protocol.ts';
import { LspClient } from '../lsp-client.ts';
import type { TextDocument } from './documents.ts';
import { stage } from './vscode.ts';

type Tell = (document: TextDocument, next: (document: TextDocument) => Promise<void>) => Promise<void>;

interface ClientOptions {
  readonly initializationOptions: InitializationOptions;
  readonly middleware: { readonly didOpen: Tell; readonly didClose: Tell };
}

export const TransportKind = { ipc: 1 };

export class LanguageClient {
  readonly #client = new LspClient();
  readonly #options: ClientOptions;
  #listeners: readonly { dispose(): void }[] = [];
  readonly onRequest = this.#client.connection.onRequest.bind(this.#client.connection);
  readonly sendRequest = this.#client.connection.sendRequest.bind(this.#client.connection);
  readonly sendNotification = this.#client.connection.sendNotification.bind(this.#client.connection);

  constructor(_id: string, _name: string, _server: object, options: ClientOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { initializationOptions, middleware } = this.#options;
    await this.#client.start(initializationOptions);
    const open = (document: TextDocument): Promise<void> => middleware.didOpen(document, this.#open);
    const close = (document: TextDocument): Promise<void> => middleware.didClose(document, this.#close);
    const { documents } = stage;
    for (const document of documents.open) await open(document);
    this.#listeners = [documents.opened.event(open), documents.closed.event(close)];
  }

  /** A server in this process never stops. */
  restart(): Promise<void> {
    return Promise.resolve();
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#client.connection.dispose();
  }

  readonly #open = async (document: TextDocument): Promise<void> => {
    const { uri, languageId, version } = document;
    if (!languageId.startsWith('ssm-')) return;
    const textDocument = { uri: uri.toString(), languageId, version, text: document.getText() };
    await this.sendNotification('textDocument/didOpen', { textDocument });
  };

  readonly #close = async ({ uri, languageId }: TextDocument): Promise<void> => {
    if (!languageId.startsWith('ssm-')) return;
    await this.sendNotification('textDocument/didClose', { textDocument: { uri: uri.toString() } });
  };
}
