import type { Connection, InitializeParams } from 'vscode-languageserver';
import { capabilities } from './capabilities.ts';

/** What answers everything but `initialize`: serve.ts. */
export interface LanguageModule {
  readonly serve: (connection: Connection, params: InitializeParams) => void;
}

/**
 * Answers `initialize` on `connection`, and serves with the module that `load` gives from `initialized` on, the first
 * that a client sends after the answer. The rules and the catalog take longer to load than all the rest, and the
 * client starts its own work on the answer meanwhile.
 */
export function start(connection: Connection, load: () => Promise<LanguageModule>): void {
  connection.onInitialize((params) => {
    connection.onInitialized(async () => {
      const { serve } = await load();
      serve(connection, params);
    });
    return { capabilities, serverInfo: { name: 'ssm' } };
  });
  connection.listen();
}
