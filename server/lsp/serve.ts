import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { CONFIGURATION_SECTION, DETECT_METHOD, type DetectParams, type DetectResult } from '../protocol.ts';
import type { InitializationOptions, ValidationConfiguration } from '../protocol.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { detectLanguage } from '../features/detect-language.ts';
import { OpenDocuments } from './documents.ts';
import type { ServerContext } from './handler.ts';
import { handlers } from './handlers.ts';

/** Serves the language of SSM documents on `connection` until the client ends it. */
export function serve(connection: Connection): void {
  const documents = new OpenDocuments();
  const diagnostics = new DiagnosticsPublisher(connection);
  const clientCommands = new Set<string>();
  const context: ServerContext = { connection, documents, diagnostics, clientCommands };
  let canAskConfiguration = false;

  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    canAskConfiguration = capabilities.workspace?.configuration === true;
    const { commands = [] } = (initializationOptions ?? {}) as InitializationOptions;
    for (const command of commands) clientCommands.add(command);
    const own: ServerCapabilities = {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    };
    return {
      capabilities: handlers.reduce((all, handler) => ({ ...all, ...handler.capabilities }), own),
      serverInfo: { name: 'ssm' },
    };
  });

  const configure = async (): Promise<void> => {
    if (!canAskConfiguration) return;
    const configuration: unknown = await connection.workspace.getConfiguration(CONFIGURATION_SECTION);
    diagnostics.configure(readSeverities(configuration));
    for (const document of documents.all()) diagnostics.schedule(document);
  };
  connection.onInitialized(() => {
    if (canAskConfiguration) {
      void connection.client.register(DidChangeConfigurationNotification.type, {
        section: CONFIGURATION_SECTION,
      });
    }
    void configure();
  });
  connection.onDidChangeConfiguration(() => void configure());

  documents.listen(connection, {
    changed: (document) => diagnostics.schedule(document),
    closed: (uri) => void diagnostics.close(uri),
  });
  connection.onRequest(DETECT_METHOD, (params: DetectParams): DetectResult => ({
    languageId: detectLanguage(params),
  }));
  for (const handler of handlers) handler.register(context);
  connection.listen();
}

type Severities = NonNullable<ValidationConfiguration['rules']>;

const words: readonly string[] = ['off', 'error', 'warning', 'info', 'hint'];

/** The setting is a person's text: what is no severity is left out. */
function readSeverities(configuration: unknown): Severities {
  const rules = (configuration as ValidationConfiguration | null)?.rules;
  if (typeof rules !== 'object') return {};
  return Object.fromEntries(Object.entries(rules).filter(([, severity]) => words.includes(severity)));
}
