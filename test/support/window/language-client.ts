import type { InitializationOptions } from '../../../server/protocol.ts';
import { LspClient } from '../lsp-client.ts';
import type { TextDocument } from './documents.ts';
import { stage } from './vscode.ts';

/** The client of the language server, as far as commands need it. The server is the real one, in this process. */
export function createClient(_script: string, options: InitializationOptions) {
  const client = new LspClient();
  const { connection } = client;
  const { documents } = stage;

  const identify = ({ uri, version }: TextDocument) => ({ uri: uri.toString(), version });
  async function open(document: TextDocument): Promise<void> {
    const { languageId } = document;
    if (!languageId.startsWith('ssm-')) return;
    const textDocument = { ...identify(document), languageId, text: document.getText() };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  return {
    async start(): Promise<void> {
      await client.start(options);
      for (const document of documents.open) await open(document);
      documents.opened.event(open);
    },
    restart: () => Promise.resolve(),
    onRequest: connection.onRequest.bind(connection),
    sendRequest: connection.sendRequest.bind(connection),
    sendNotification: connection.sendNotification.bind(connection),
    dispose: () => connection.dispose(),
  };
}
