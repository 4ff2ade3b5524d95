import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { AccountValues } from './account-values.ts';
import type { DiagnosticsPublisher } from './diagnostics.ts';
import type { OpenDocuments } from './documents.ts';
import type { OpenDocument } from './open-document.ts';
import type { Settings } from './settings.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** What a handler may use. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly diagnostics: DiagnosticsPublisher;
  /** Our commands that the client can run; see `InitializationOptions`. Filled before the first request. */
  readonly clientCommands: ReadonlySet<string>;
  /** What the client said that it can do. */
  readonly client: () => ClientCapabilities;
  readonly settings: Settings;
  readonly workspaceFiles: WorkspaceFiles;
  readonly accountValues: AccountValues;
}

/** One feature of the protocol: how it answers. What it tells the client at the start is in capabilities.ts. */
export interface Handler {
  readonly register: (context: ServerContext) => void;
}

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/**
 * Wraps the answer to a request on one document: a document that is not open has the answer null, a cancelled request
 * is not worked on, and a fault is logged and becomes an empty answer instead of a pop-up at each keystroke.
 */
export function onDocument<P extends DocumentParams, R>(
  { connection, documents }: ServerContext,
  answer: (document: OpenDocument, params: P) => R,
): (params: P, token: CancellationToken) => R | null | ResponseError {
  return (params, token) => {
    if (token.isCancellationRequested) {
      return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
    }
    const document = documents.get(params.textDocument.uri);
    if (document === undefined) return null;
    try {
      return answer(document, params);
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return null;
    }
  };
}
