import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { ValidationConfiguration } from '../protocol.ts';
import type { ServerContext } from './handler.ts';
import { refreshShown, settingSections } from './settings.ts';

/** Reads the client's settings, and again whenever they change; what open documents show follows. */
export function followConfiguration(context: ServerContext): void {
  const { connection } = context;
  connection.onDidChangeConfiguration(() => void configure(context));
  if (context.client().workspace?.configuration === true) {
    void connection.client.register(DidChangeConfigurationNotification.type, {
      section: [...settingSections],
    });
  }
  void configure(context);
}

async function configure({
  connection,
  documents,
  diagnostics,
  settings,
  client,
}: ServerContext): Promise<void> {
  if (client().workspace?.configuration !== true) return;
  diagnostics.awaitConfiguration();
  const items = settingSections.map((section) => ({ section }));
  const sections = (await connection.workspace.getConfiguration(items).catch(() => [])) as readonly unknown[];
  const [validation, ...shown] = sections;
  diagnostics.configure(readSeverities(validation));
  settings.accept(...shown);
  refreshShown(connection, client());
  for (const document of documents.all()) diagnostics.schedule(document);
}

type Severities = NonNullable<ValidationConfiguration['rules']>;

const words: readonly string[] = ['off', 'error', 'warning', 'info', 'hint'];

/** The setting is a person's text: what is no severity is left out. */
function readSeverities(configuration: unknown): Severities {
  const rules = (configuration as ValidationConfiguration | null)?.rules;
  if (typeof rules !== 'object') return {};
  return Object.fromEntries(Object.entries(rules).filter(([, severity]) => words.includes(severity)));
}
