import type { Connection, InitializeParams } from 'vscode-languageserver';
import {
  ACCOUNT_CHANGED_METHOD,
  ACCOUNT_VALUES_METHOD,
  DETECT_METHOD,
  type DetectParams,
  type DetectResult,
} from '../protocol.ts';
import type { InitializationOptions } from '../protocol.ts';
import { AccountValues } from './account-values.ts';
import { followConfiguration } from './configuration.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { detectLanguage } from '../features/detect-language.ts';
import { OpenDocuments } from './documents.ts';
import type { ServerContext } from './handler.ts';
import { handlers } from './handlers.ts';
import { Settings } from './settings.ts';
import { WorkspaceFiles } from './workspace-files.ts';

/** Serves the language of SSM documents on `connection`, which is initialized, until the client ends it. */
export function serve(connection: Connection, params: InitializeParams): void {
  const documents = new OpenDocuments();
  const diagnostics = new DiagnosticsPublisher(connection);
  const clientCommands = new Set<string>();
  const settings = new Settings();
  const workspaceFiles = new WorkspaceFiles();
  const accountValues = new AccountValues((params) => connection.sendRequest(ACCOUNT_VALUES_METHOD, params));
  const { capabilities: client } = params;
  const context: ServerContext = {
    connection,
    documents,
    diagnostics,
    clientCommands,
    settings,
    workspaceFiles,
    accountValues,
    client: () => client,
  };

  workspaceFiles.open(params);
  const { commands = [], accountValues: isAnswered } = (params.initializationOptions ??
    {}) as InitializationOptions;
  accountValues.isAnswered = isAnswered === true;
  for (const command of commands) clientCommands.add(command);

  documents.listen(connection, {
    changed: (document) => diagnostics.schedule(document),
    closed: (uri) => void diagnostics.close(uri),
  });
  connection.onRequest(DETECT_METHOD, (params: DetectParams): DetectResult => ({
    languageId: detectLanguage(params),
  }));
  connection.onNotification(ACCOUNT_CHANGED_METHOD, () => accountValues.forget());
  for (const handler of handlers) handler.register(context);

  if (client.workspace?.workspaceFolders === true) workspaceFiles.follow(connection);
  followConfiguration(context);
}
