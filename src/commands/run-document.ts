import path from 'node:path';
import * as vscode from 'vscode';
import type { Clients } from '../aws/clients.ts';
import { sendCommand } from '../aws/commands.ts';
import { assertChangesAllowed } from '../aws/effects.ts';
import type { ManagedNode } from '../aws/nodes.ts';
import type { RunRequest } from '../aws/run-request.ts';
import { isSsmDocument } from '../language/open-documents.ts';
import { deployDocument } from '../prompts/deploy.ts';
import { chooseDocument, type OpenDocument } from '../prompts/document.ts';
import { back, Cancelled } from '../prompts/quick-pick.ts';
import type { Prefill } from '../run-request/draft.ts';
import { readRunnable, type RunnableReference } from '../run-request/runnable-document.ts';
import type { Runs } from '../runs/runs.ts';
import type { Tree } from '../views/tree.ts';
import { showRunForm, type RunFormHost } from '../workbench/run-form-panel.ts';
import { addressOf } from './documents/editors.ts';
import { followRun } from './follow-run.ts';

/** What a start of a run knows. Whatever is missing is asked for: the document first, the rest in the form. */
export interface RunOptions {
  /** `open`: the document in the editor, without asking. */
  readonly which?: 'open';
  /** The file of the menu that the command was chosen in; the palette names none. */
  readonly uri?: unknown;
  /** A document of the account, to run without asking which. */
  readonly document?: RunnableReference;
  /** The nodes that the command was started on. */
  readonly nodes?: readonly ManagedNode[];
  /** What is filled in already; it can be changed. */
  readonly prefill?: Prefill;
}

export interface RunParts {
  readonly clients: Clients;
  /** What the form needs of the window. */
  readonly host: RunFormHost;
}

const title = 'Run a Document';

/**
 * Opens the run form for a document, which is asked for if nobody knows it. Two calls read the document, one if it was
 * put there just now.
 * @throws Cancelled if the user leaves it
 */
export async function runDocument({ clients, host }: RunParts, options: RunOptions): Promise<void> {
  assertChangesAllowed(clients, 'ssm:SendCommand');
  const { nodes = [] } = options;
  const reference = options.document ?? (await askDocument(clients, options));
  const document = await readRunnable(clients, reference);
  const targets = nodes.length === 0 ? {} : { targets: { instanceIds: nodes.map(({ id }) => id) } };
  showRunForm(
    {
      clients,
      document,
      prefill: { ...options.prefill, ...targets },
      ...(nodes.length === 0 ? {} : { nodes }),
    },
    host,
  );
}

/** Sends what a form says, shows the view of commands and follows the command there. Resolves when it is sent. */
export async function sendAndFollow(
  clients: Clients,
  request: RunRequest,
  { runs, runsTree, onError }: { runs: Runs; runsTree: Tree; onError: (error: unknown) => void },
): Promise<void> {
  const command = await sendCommand(clients, request);
  followRun(runs, clients, command).catch(onError);
  await runsTree.show();
}

async function askDocument(clients: Clients, options: RunOptions): Promise<RunnableReference> {
  const open = await openDocument(options.uri);
  if (options.which === 'open') {
    if (open === undefined) throw new Error('The file in the editor is not an SSM document.');
    return open.deployed ?? known(await deployDocument(clients, open, title));
  }
  for (;;) {
    const choice = known(await chooseDocument(clients, { title, open }));
    const reference = 'open' in choice ? await deployDocument(clients, choice.open, title) : choice;
    if (reference !== back) return reference;
  }
}

function known<T>(answer: T | typeof back): T {
  if (answer === back) throw new Cancelled();
  return answer;
}

/** The SSM document that is meant: the one of the menu, else the one in the active editor. */
async function openDocument(
  uri: unknown,
): Promise<(OpenDocument & { readonly deployed?: RunnableReference }) | undefined> {
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
