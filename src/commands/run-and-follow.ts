import path from 'node:path';
import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { assertChangesAllowed } from '../aws/effects.ts';
import type { DocumentContent, DocumentReference } from '../aws/documents.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { Connection } from '../connection/connection.ts';
import { isSsmDocument } from '../language/open-documents.ts';
import type { OpenDocument } from '../prompts/document.ts';
import type { ParameterValues } from '../prompts/parameters.ts';
import type { Runs } from '../runs/runs.ts';
import type { Tree } from '../views/tree.ts';
import { addressOf } from './documents/editors.ts';
import { followRun } from './follow-run.ts';
import { runDocument } from './run-document.ts';

export interface RunAndFollowOptions {
  readonly clients: Clients;
  readonly runs: Runs;
  readonly runsTree: Tree;
  readonly deployed: { show(document: DocumentContent, connection: Connection): Promise<void> };
  /** `open`: the document in the editor, without asking. */
  readonly which?: 'open';
  /** The file of the menu that the command was chosen in; the palette names none. */
  readonly uri?: unknown;
  readonly nodes?: readonly ManagedNode[];
  /** A document of the account, to run without asking which. */
  readonly document?: DocumentReference;
  /** Values that are filled in already; they can be changed. */
  readonly parameters?: ParameterValues;
}

/** Asks what to run and where, runs it and shows how it goes. Ends when the command has ended on all nodes. */
export async function runAndFollow(options: RunAndFollowOptions): Promise<void> {
  const { clients, runs, runsTree, deployed, nodes = [] } = options;
  const runOpen = options.which === 'open';
  assertChangesAllowed(clients, 'ssm:SendCommand');
  const open = await openDocument(options.uri);
  if (runOpen && open === undefined) throw new Error('The file in the editor is not an SSM document.');
  const document = options.document ?? (runOpen ? open?.deployed : undefined);
  const command = await runDocument({
    clients,
    nodes,
    runOpen,
    ...(document === undefined ? {} : { document }),
    ...(options.parameters === undefined ? {} : { parameters: options.parameters }),
    onMatched: (matched) => runs.names.add(matched),
    showDocument: (document) => deployed.show(document, clients.connection),
    ...(open === undefined ? {} : { open }),
  });
  const followed = followRun(runs, clients, command);
  await runsTree.show();
  await followed;
}

/** The SSM document that is meant: the one of the menu, else the one in the active editor. */
async function openDocument(
  uri: unknown,
): Promise<(OpenDocument & { readonly deployed?: DocumentReference }) | undefined> {
  const document =
    uri instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(uri)
      : vscode.window.activeTextEditor?.document;
  if (document === undefined || !isSsmDocument(document)) return undefined;
  const address = addressOf(document.uri);
  return {
    // A draft goes by the name of its document, and a version of the account is run as it is.
    fileName: address?.name ?? path.posix.basename(document.uri.path),
    ...(address?.version === undefined ? {} : { deployed: { name: address.name, version: address.version } }),
    text: document.getText(),
    format: document.languageId === 'ssm-json' ? 'JSON' : 'YAML',
  };
}
