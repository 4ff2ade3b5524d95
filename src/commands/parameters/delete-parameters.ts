import * as vscode from 'vscode';
import type { Clients } from '../../aws/clients.ts';
import { assertChangesAllowed } from '../../aws/effects.ts';
import { createParameter, deleteParameters, type NewParameter } from '../../aws/parameter-changes.ts';
import { getPlainValues } from '../../aws/parameter-values.ts';
import { findParameters, type ParameterSummary } from '../../aws/parameters.ts';
import { listTags } from '../../aws/tags.ts';
import { changeTitle, confirm } from '../../prompts/confirm.ts';
import { withProgress } from '../../prompts/progress.ts';
import { back, Cancelled, pickMany } from '../../prompts/quick-pick.ts';
import { chosenParameters, clientsOf } from '../row-arguments.ts';
import { assertOwn, ownParameterOf, type ParameterParts } from './context.ts';

const operation = 'ssm:DeleteParameters';

/**
 * Deletes parameters with all their versions after asking. What undo needs is read before: one call for 50 parameters,
 * one for the values of ten, and one for the tags of each, of twenty at most; secrets are not read. One call deletes ten.
 */
export async function deleteChosenParameters(
  parts: ParameterParts,
  target: unknown,
  rows: unknown,
): Promise<void> {
  const { clients, names } = await chosenNames(parts, target, rows);
  const { found, restorable } = await withProgress('Looking at the parameters', (signal) =>
    lookAt(clients, names, signal),
  );
  if (!(await confirmDeletion(clients, { names, found, restorable }))) return;
  const deleted = new Set<string>();
  try {
    await withProgress(describeCount('Deleting', names), () =>
      deleteParameters(clients, names, (some) => some.forEach((name) => deleted.add(name))),
    );
  } finally {
    // Also what was deleted before a failure is gone.
    const kept = restorable.filter(({ name }) => deleted.has(name));
    parts.deletedParameters.remember(clients, kept);
    parts.parameters.tree.refresh(clients.connection);
    if (deleted.size > 0) report(clients, [...deleted], kept);
  }
}

async function chosenNames(
  parts: ParameterParts,
  target: unknown,
  rows: unknown,
): Promise<{ readonly clients: Clients; readonly names: readonly string[] }> {
  const title = 'Delete Parameter';
  const chosen = chosenParameters(target, rows);
  if (chosen.length <= 1) {
    const { clients, parameter } = await ownParameterOf(parts, target, { title, operation });
    return { clients, names: [parameter.name] };
  }
  const clients = clientsOf(target, rows, () => parts.clients.get());
  assertChangesAllowed(clients, operation);
  chosen.forEach(assertOwn);
  return { clients, names: chosen.map(({ name }) => name) };
}

/** Tags cost a call for each parameter. */
const mostTagReads = 20;

interface Outlook {
  readonly found: ReadonlyMap<string, ParameterSummary>;
  /** What undo can create again. */
  readonly restorable: readonly NewParameter[];
}

async function lookAt(clients: Clients, names: readonly string[], signal: AbortSignal): Promise<Outlook> {
  const found = await findParameters(clients, names, signal);
  const plain = [...found.values()].filter(({ type }) => type !== 'SecureString');
  const values = await getPlainValues(
    clients,
    plain.map(({ name }) => name),
    signal,
  );
  const restorable: NewParameter[] = [];
  for (const { name, type, tier, dataType, description, allowedPattern, policies } of plain) {
    const value = values.get(name);
    if (type === undefined || value === undefined) continue;
    const tags =
      plain.length > mostTagReads ? [] : await listTags(clients, { type: 'Parameter', id: name }, signal);
    restorable.push({ name, type, value, tier, dataType, description, allowedPattern, policies, tags });
  }
  return { found, restorable };
}

/** The names stand in the question. More of them would not fit a dialog. */
const mostNames = 25;

async function confirmDeletion(
  clients: Clients,
  { names, found, restorable }: Outlook & { readonly names: readonly string[] },
): Promise<boolean> {
  const secrets = names.filter((name) => found.get(name)?.type === 'SecureString');
  const shown = names
    .slice(0, mostNames)
    .map((name) => (secrets.includes(name) ? `${name} (SecureString)` : name));
  const more = names.length - shown.length;
  const untagged = restorable.length > mostTagReads ? ' and tags' : '';
  const detail = [
    ...(names.length === 1 ? [] : [[...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('\n')]),
    'All versions go, and what reads them fails from now on.',
    restorable.length === 0
      ? 'This cannot be undone.'
      : `Undo creates ${names.length === 1 ? 'it' : 'them'} again, without the history, labels${untagged}.`,
    ...(secrets.length === 0
      ? []
      : [
          'A SecureString cannot be restored, because its value is not read. Reveal and keep it first if you need it.',
        ]),
  ];
  const [only = ''] = names;
  return confirm(clients, {
    question: names.length === 1 ? `Delete ${only}?` : `Delete ${names.length} parameters?`,
    detail: detail.join('\n\n'),
    action: 'Delete',
  });
}

const describeCount = (verb: string, names: readonly string[]): string =>
  names.length === 1 ? `${verb} ${names[0] ?? ''}` : `${verb} ${names.length} parameters`;

function report(clients: Clients, deleted: readonly string[], kept: readonly NewParameter[]): void {
  const text = `${describeCount('Deleted', deleted)}.`;
  if (kept.length === 0) {
    vscode.window.setStatusBarMessage(`$(trash) ${text}`, 10_000);
    return;
  }
  const lost = deleted.length - kept.length;
  const secrets =
    lost === 0 ? '' : ` Undo cannot restore ${lost === 1 ? 'the SecureString' : `${lost} SecureStrings`}.`;
  void vscode.window.showInformationMessage(`${text}${secrets}`, 'Undo').then((answer) => {
    if (answer !== 'Undo') return;
    const names = kept.map(({ name }) => name);
    void vscode.commands.executeCommand('ssm.restoreDeletedParameters', { clients, names });
  });
}

interface DeletedItem extends vscode.QuickPickItem {
  readonly parameter: NewParameter;
}

/**
 * Creates parameters again that were deleted in this window: those that are named, else those that are chosen now. One
 * call for each.
 */
export async function restoreDeletedParameters(parts: ParameterParts, target: unknown): Promise<void> {
  const named = isNamed(target) ? target : undefined;
  const clients = named?.clients ?? parts.clients.get();
  assertChangesAllowed(clients, 'ssm:PutParameter');
  const known = parts.deletedParameters.list(clients);
  const wanted =
    named === undefined
      ? await chooseDeleted(clients, known)
      : known.filter(({ name }) => named.names.includes(name));
  try {
    for (const parameter of wanted) {
      await createParameter(clients, parameter);
      parts.deletedParameters.forget(clients, parameter.name);
    }
  } finally {
    parts.parameters.tree.refresh(clients.connection);
  }
}

async function chooseDeleted(
  clients: Clients,
  known: readonly NewParameter[],
): Promise<readonly NewParameter[]> {
  if (known.length === 0) throw new Error('No parameter was deleted in this window, or only SecureStrings.');
  const items = await pickMany<DeletedItem>(
    known.map((parameter) => ({ label: parameter.name, description: parameter.type, parameter })),
    {
      title: await changeTitle(clients, 'Restore Deleted Parameters'),
      placeholder: 'Which ones are to be created again, as they were last?',
    },
  );
  if (items === back) throw new Cancelled();
  return items.map(({ parameter }) => parameter);
}

interface Named {
  readonly clients: Clients;
  readonly names: readonly string[];
}

function isNamed(target: unknown): target is Named {
  return typeof target === 'object' && target !== null && 'clients' in target && 'names' in target;
}
