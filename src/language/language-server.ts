import type { LanguageClient } from 'vscode-languageclient/node';
import * as vscode from 'vscode';
import {
  ACCOUNT_CHANGED_METHOD,
  ACCOUNT_VALUES_METHOD,
  type AccountValuesParams,
  CONVERT_TO_JSON_COMMAND,
  CONVERT_TO_YAML_COMMAND,
  DISABLE_RULE_COMMAND,
  RUN_DOCUMENT_COMMAND,
  SHOW_REFERENCES_COMMAND,
} from '../../server/protocol.ts';
import type { AccountValues } from './account-values.ts';
import { isSsmDocument } from './open-documents.ts';

/** What the server may offer: our commands, and the one that is translated on its way (code-lenses.ts). */
const commands = [
  CONVERT_TO_JSON_COMMAND,
  CONVERT_TO_YAML_COMMAND,
  DISABLE_RULE_COMMAND,
  RUN_DOCUMENT_COMMAND,
  SHOW_REFERENCES_COMMAND,
];

/** Runs the language server from the first SSM document that is opened until the window closes. */
export class LanguageServer implements vscode.Disposable {
  readonly #script: string;
  readonly #accountValues: AccountValues;
  readonly #onFailure: (error: unknown) => void;
  readonly #opened: vscode.Disposable;
  #client: Promise<LanguageClient> | undefined;

  constructor(script: string, accountValues: AccountValues, onFailure: (error: unknown) => void) {
    this.#script = script;
    this.#accountValues = accountValues;
    this.#onFailure = onFailure;
    const look = (document: vscode.TextDocument): void => {
      if (isSsmDocument(document)) void this.#start();
    };
    this.#opened = vscode.workspace.onDidOpenTextDocument(look);
    vscode.workspace.textDocuments.forEach(look);
  }

  /** Starts the server anew, for when it has stopped or answers strangely. */
  async restart(): Promise<void> {
    if (this.#client === undefined) {
      await this.#start();
      return;
    }
    await (await this.#client).restart();
  }

  /** Makes the server forget the values of the account that the window was connected to. */
  accountChanged(): void {
    this.#client?.then((client) => client.sendNotification(ACCOUNT_CHANGED_METHOD)).catch(() => undefined);
  }

  /** Asks the server something about an open SSM document. @throws when the server does not start or fails */
  async request<R>(method: string, params: object): Promise<R> {
    this.#client ??= this.#launch();
    return (await this.#client).sendRequest<R>(method, params);
  }

  dispose(): void {
    this.#opened.dispose();
    this.#client?.then((client) => client.dispose()).catch(() => undefined);
  }

  async #start(): Promise<void> {
    this.#client ??= this.#launch();
    try {
      await this.#client;
    } catch (error) {
      this.#client = undefined;
      this.#onFailure(error);
    }
  }

  async #launch(): Promise<LanguageClient> {
    const { createClient } = await import('./client.ts');
    const client = createClient(this.#script, { commands, accountValues: true });
    client.onRequest(ACCOUNT_VALUES_METHOD, (params: AccountValuesParams) =>
      this.#accountValues.answer(params),
    );
    // The client starts a server that has crashed again, up to four times in three minutes.
    await client.start();
    return client;
  }
}
