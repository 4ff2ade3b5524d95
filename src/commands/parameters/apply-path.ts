import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { pathScheme } from '../../parameters/path-address.ts';
import { applyChanges, undoable, undoChanges, type ChangeOutcome } from '../../parameters/path-changes.ts';
import { summarizeChanges, type PathChange } from '../../parameters/path-plan.ts';
import type { TextProblem } from '../../parameters/place.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { withProgress } from '../../prompts/progress.ts';
import { askText, back, Cancelled } from '../../prompts/quick-pick.ts';
import type { PathParts } from './path-context.ts';

export type ApplyParts = PathParts & { readonly pathMarks: vscode.DiagnosticCollection };

/**
 * Shows what a file changes of a path, asks, and makes the changes one after the other. What somebody else has changed
 * meanwhile is left alone and marked, and so is what AWS refuses; the rest is made. Two calls for a change, three for a
 * deletion, one for a new parameter, and one per 10 parameters to read the path again.
 */
export async function applyParameterPath(parts: ApplyParts, target: unknown): Promise<void> {
  const { pathFiles, pathMarks } = parts;
  const uri = pathUri(target);
  const clients = pathFiles.clientsOf(uri);
  assertChangesAllowed(clients, 'ssm:PutParameter');
  const document = await vscode.workspace.openTextDocument(uri);
  const { changes, problems } = await pathFiles.plan(uri, document.getText());
  pathMarks.set(
    uri,
    problems.map((problem) => markOf(document, problem)),
  );
  const [first] = problems;
  if (first !== undefined) {
    throw new Error(
      `Nothing was applied. ${first.message} ${problems.length > 1 ? `(${problems.length} problems)` : ''}`.trim(),
    );
  }
  if (changes.length === 0) {
    await pathFiles.settle(uri);
    vscode.window.setStatusBarMessage('The file says what is in Parameter Store: nothing to apply.', 5000);
    return;
  }
  const summary = summarizeChanges(changes);
  await vscode.commands.executeCommand(
    'vscode.diff',
    await pathFiles.baseOf(uri),
    uri,
    `${uri.path}: ${summary}`,
  );
  const secrets = await askSecrets(clients, changes, pathFiles.pendingSecrets(uri));
  const confirmed = await confirm(clients, {
    question: `Apply ${changes.length === 1 ? 'one change' : `${changes.length} changes`} to Parameter Store?`,
    detail: changes.length === 1 ? listChanges(changes) : `${summary}\n\n${listChanges(changes)}`,
    action: 'Apply',
  });
  if (!confirmed) return;
  const outcomes = await withProgress('Applying the changes', (signal, report) =>
    applyChanges(clients, changes, {
      secrets,
      signal,
      report: (done) => report(`${done} of ${changes.length}`),
    }),
  );
  await showOutcomes(parts, { uri, clients, document, changes, outcomes });
}

/** The values of new secrets, those that are known already and those that are typed now. */
async function askSecrets(
  clients: Clients,
  changes: readonly PathChange[],
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map(known);
  for (const change of changes) {
    if (change.kind === 'delete' || change.value !== undefined || secrets.has(change.name)) continue;
    const value = await askText({
      title: await changeTitle(clients, 'Apply Changes'),
      prompt: `The ${change.kind === 'create' ? 'value' : 'new value'} of the secret ${change.name}`,
      secret: true,
      check: (text) => (text === '' ? 'A parameter cannot be empty.' : undefined),
    });
    if (value === back) throw new Cancelled();
    secrets.set(change.name, value);
  }
  return secrets;
}

const mostNames = 15;

/** One line for each change, deletions first: they cannot be taken back from the history. */
function listChanges(changes: readonly PathChange[]): string {
  const order = ['delete', 'change', 'create'];
  const lines = [...changes]
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map(({ kind, name, type }) => {
      const note = kind === 'delete' && type === 'SecureString' ? ' (a secret: this cannot be undone)' : '';
      return `${kind} ${name}${note}`;
    });
  const more = lines.length - mostNames;
  return [...lines.slice(0, mostNames), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

interface Applied {
  readonly uri: vscode.Uri;
  readonly clients: Clients;
  readonly document: vscode.TextDocument;
  readonly changes: readonly PathChange[];
  readonly outcomes: readonly ChangeOutcome[];
}

async function showOutcomes(parts: ApplyParts, applied: Applied): Promise<void> {
  const { uri, clients, document, changes, outcomes } = applied;
  const failed = outcomes.filter(({ error }) => error !== undefined);
  const made = outcomes.filter(({ error }) => error === undefined);
  await closeDiff(uri);
  if (made.length === changes.length) {
    await parts.pathFiles.settle(uri);
  } else {
    await parts.pathFiles.rebase(uri, new Set(made.map(({ change }) => change.name)));
    parts.pathMarks.set(
      uri,
      failed.map((outcome) => markOf(document, problemOf(outcome))),
    );
  }
  parts.parameters.tree.refresh(clients.connection);
  const undo = 'Undo';
  const compare = 'Compare with Now';
  const actions = [...(made.length > 0 ? [undo] : []), ...(failed.length > 0 ? [compare] : [])];
  const text =
    made.length === changes.length
      ? `${made.length === 1 ? 'One change was' : `${made.length} changes were`} made.`
      : `${made.length} of ${changes.length} changes were made. ${failed.length > 0 ? 'The others are marked in the file.' : 'It was cancelled.'}`;
  const show = failed.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  void show(warnOfOvertaken(text, made), ...actions).then(async (action) => {
    if (action === undo) await vscode.commands.executeCommand('ssm.undoParameterChanges', uri, made);
    if (action === compare) await compareWithNow(parts, uri);
  });
}

function warnOfOvertaken(text: string, made: readonly ChangeOutcome[]): string {
  const names = made.filter(({ overtook }) => overtook === true).map(({ change }) => change.name);
  if (names.length === 0) return text;
  return `${text} Somebody else has changed ${names.join(', ')} in the same moment; look at the versions.`;
}

const problemOf = ({ change, error }: ChangeOutcome): TextProblem => ({
  message: `${change.name}: ${error instanceof Error ? error.message : String(error)}`,
  ...(change.place ?? { offset: 0, length: 1 }),
});

/** Measures the text against the account as it is now, which may hold changes of others, and shows the difference. */
async function compareWithNow({ pathFiles }: PathParts, uri: vscode.Uri): Promise<void> {
  await pathFiles.rebase(uri);
  await vscode.commands.executeCommand(
    'vscode.diff',
    await pathFiles.baseOf(uri),
    uri,
    `${uri.path}: now ↔ file`,
  );
}

/** Throws away what was not applied and shows what is in the account. One call per 10 parameters. */
export async function discardParameterChanges(
  { pathFiles, pathMarks }: ApplyParts,
  target: unknown,
): Promise<void> {
  const uri = pathUri(target);
  const confirmed = await confirm(pathFiles.clientsOf(uri), {
    question: 'Discard the changes of this file?',
    detail: 'Parameter Store stays as it is, and the file shows what is there.',
    action: 'Discard',
  });
  if (!confirmed) return;
  await vscode.window.showTextDocument(uri);
  await pathFiles.settle(uri);
  await vscode.commands.executeCommand('workbench.action.files.revert');
  pathMarks.delete(uri);
}

/** The file of the menu, or the one in the active editor. */
function pathUri(target: unknown): vscode.Uri {
  const uri = target instanceof vscode.Uri ? target : vscode.window.activeTextEditor?.document.uri;
  if (uri?.scheme !== pathScheme) throw new Error('Open a parameter path as a file first.');
  return uri;
}

/** Takes back what was applied: changed parameters get their former values as new versions. */
export async function undoParameterChanges(parts: ApplyParts, target: unknown, made: unknown): Promise<void> {
  if (!(target instanceof vscode.Uri) || !Array.isArray(made)) return;
  const clients = parts.pathFiles.clientsOf(target);
  const wanted = undoable(made as readonly ChangeOutcome[]);
  const failures = await withProgress('Undoing the changes', () => undoChanges(clients, wanted));
  await parts.pathFiles.settle(target);
  parts.parameters.tree.refresh(clients.connection);
  if (failures.length > 0) {
    throw new Error(
      `${wanted.length - failures.length} of ${wanted.length} changes were undone. ${failures.map((failure) => problemOf(failure).message).join(' ')}`,
    );
  }
  const lost = made.length - wanted.length;
  const note =
    lost === 0 ? '' : ` ${lost === 1 ? 'One deleted secret stays' : `${lost} deleted secrets stay`} deleted.`;
  void vscode.window.showInformationMessage(
    `${wanted.length === 1 ? 'One change was' : `${wanted.length} changes were`} undone.${note}`,
  );
}

/** Closes the comparison that was opened to ask, and leaves the file. */
async function closeDiff(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString(),
    );
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  await vscode.window.tabGroups.close(tabs);
}

function markOf(document: vscode.TextDocument, { message, offset, length }: TextProblem): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'Parameter Store';
  return diagnostic;
}

/** Milliseconds without a key before a file is looked at. */
const idle = 150;

/** Marks what is wrong in the files of paths while they are edited; and a hand-made save asks to apply. */
export function watchPathFiles({
  pathFiles,
  pathMarks,
}: Pick<ApplyParts, 'pathFiles' | 'pathMarks'>): vscode.Disposable {
  const savedByHand = new Set<string>();
  const timers = new Map<string, NodeJS.Timeout>();
  const isPath = ({ uri }: vscode.TextDocument): boolean => uri.scheme === pathScheme;
  const look = async (document: vscode.TextDocument): Promise<void> => {
    const { version } = document;
    const { problems } = await pathFiles.plan(document.uri, document.getText());
    if (document.version === version && !document.isClosed) {
      pathMarks.set(
        document.uri,
        problems.map((problem) => markOf(document, problem)),
      );
    }
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => timers.forEach((timer) => clearTimeout(timer))),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!isPath(document) || contentChanges.length === 0) return;
      const key = document.uri.toString();
      clearTimeout(timers.get(key));
      // A path that cannot be read any more says so when it is saved.
      timers.set(
        key,
        setTimeout(() => void look(document).catch(() => undefined), idle),
      );
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(timers.get(uri.toString()));
      pathMarks.delete(uri);
    }),
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      // Auto save keeps the draft and asks nothing.
      if (isPath(document) && reason === vscode.TextDocumentSaveReason.Manual) {
        savedByHand.add(document.uri.toString());
      }
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (savedByHand.delete(uri.toString())) {
        void vscode.commands.executeCommand('ssm.applyParameterPath', uri);
      }
    }),
  );
}
