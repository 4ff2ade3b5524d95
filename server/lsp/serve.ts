import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
} from 'vscode-languageserver';
import {
  ACCOUNT_CHANGED_METHOD,
  ACCOUNT_VALUES_METHOD,
  DETECT_METHOD,
  type DetectParams,
  type DetectResult,
} from '../protocol.ts';
import type { InitializationOptions, ValidationConfiguration } from '../protocol.ts';
import { AccountValues } from './account-values.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { detectLanguage } from '../features/detect-language.ts';
import { OpenDocuments } from './documents.ts';
import type { ServerContext } from './handler.ts';
import { handlers } from './handlers.ts';
import { refreshShown, settingSections, Settings } from './settings.ts';
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

  const configure = async (): Promise<void> => {
    if (client.workspace?.configuration !== true) return;
    diagnostics.awaitConfiguration();
    const items = settingSections.map((section) => ({ section }));
    const sections = (await connection.workspace
      .getConfiguration(items)
      .catch(() => [])) as readonly unknown[];
    const [validation, ...shown] = sections;
    diagnostics.configure(readSeverities(validation));
    settings.accept(...shown);
    refreshShown(connection, client);
    for (const document of documents.all()) diagnostics.schedule(document);
  };
  connection.onDidChangeConfiguration(() => void configure());

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
  if (client.workspace?.configuration === true) {
    void connection.client.register(DidChangeConfigurationNotification.type, {
      section: [...settingSections],
    });
  }
  void configure();
}

type Severities = NonNullable<ValidationConfiguration['rules']>;

const words: readonly string[] = ['off', 'error', 'warning', 'info', 'hint'];

/** The setting is a person's text: what is no severity is left out. */
function readSeverities(configuration: unknown): Severities {
  const rules = (configuration as ValidationConfiguration | null)?.rules;
  if (typeof rules !== 'object') return {};
  return Object.fromEntries(Object.entries(rules).filter(([, severity]) => words.includes(severity)));
}
