// Applies what a text changes of a parameter path, one parameter after the other, and takes it back.
import type { Clients } from '../aws/clients.ts';
import {
  changeParameter,
  createParameter,
  deleteParameters,
  ParameterConflict,
} from '../aws/parameter-changes.ts';
import { getParameterValue } from '../aws/parameter-values.ts';
import { findParameter, type ParameterSummary } from '../aws/parameters.ts';
import type { PathChange } from './path-plan.ts';

/** How one change went. */
export interface ChangeOutcome {
  readonly change: PathChange;
  /** Why it was not made. */
  readonly error?: unknown;
  /** The version that it made. */
  readonly version?: number | undefined;
  /** A version of somebody else came between the look and the change; it stands in the history. */
  readonly overtook?: boolean;
  /** What a deleted parameter was, but for its value. */
  readonly deleted?: ParameterSummary;
}

export interface ApplyOptions {
  /** Values of secrets by name. They are in memory only. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Ends it after the change under way; what is left is not among the outcomes. */
  readonly signal: AbortSignal;
  readonly report: (done: number) => void;
}

/**
 * Makes the changes. A parameter that somebody has changed or deleted since the text was made is left alone, and so is
 * one of that name that somebody has created. Two calls for a change, three for a deletion, one for a new parameter. A
 * failure does not keep the others from being made.
 */
export async function applyChanges(
  clients: Clients,
  changes: readonly PathChange[],
  { secrets, signal, report }: ApplyOptions,
): Promise<readonly ChangeOutcome[]> {
  const outcomes: ChangeOutcome[] = [];
  for (const change of changes) {
    if (signal.aborted) break;
    try {
      outcomes.push({ change, ...(await apply(clients, change, secrets.get(change.name))) });
    } catch (error) {
      outcomes.push({ change, error });
    }
    report(outcomes.length);
  }
  return outcomes;
}

async function apply(
  clients: Clients,
  change: PathChange,
  secret: string | undefined,
): Promise<Omit<ChangeOutcome, 'change'>> {
  const { kind, name, type } = change;
  if (kind === 'delete') return { deleted: await deleteUnchanged(clients, change.base) };
  const value = change.value ?? secret;
  if (value === undefined) throw new Error(`No value was given for the secret ${name}.`);
  if (kind === 'change') return changeParameter(clients, change.base, { value });
  await createParameter(clients, { name, type, value });
  return { version: 1 };
}

/** @throws ParameterConflict if it is at another version */
async function deleteUnchanged(
  clients: Clients,
  base: { readonly name: string; readonly version: number },
): Promise<ParameterSummary> {
  const now = await findParameter(clients, base.name);
  if (now?.version !== base.version) throw new ParameterConflict(base.name, base.version, now);
  await deleteParameters(clients, [base.name]);
  return now;
}

/** What was made and can be taken back: all but deleted secrets, whose values nobody has kept. */
export const undoable = (outcomes: readonly ChangeOutcome[]): readonly ChangeOutcome[] =>
  outcomes.filter(
    ({ error, change }) =>
      error === undefined && !(change.kind === 'delete' && change.type === 'SecureString'),
  );

/**
 * Takes changes back, the last one first: changed parameters get their former value as a new version, new ones are
 * deleted, deleted ones created again. One that has changed since is left alone.
 * @returns the failures
 */
export async function undoChanges(
  clients: Clients,
  outcomes: readonly ChangeOutcome[],
): Promise<readonly ChangeOutcome[]> {
  const failures: ChangeOutcome[] = [];
  for (const outcome of [...outcomes].reverse()) {
    try {
      await undo(clients, outcome);
    } catch (error) {
      failures.push({ ...outcome, error });
    }
  }
  return failures;
}

async function undo(clients: Clients, { change, version = 1, deleted }: ChangeOutcome): Promise<void> {
  const { kind, name, type } = change;
  if (kind === 'create') {
    await deleteUnchanged(clients, { name, version });
  } else if (kind === 'change') {
    const value =
      change.base.value ??
      (await getParameterValue(clients, { name, type }, { version: change.base.version })).value;
    await changeParameter(clients, { name, version }, { value });
  } else {
    const { tier, dataType, description, allowedPattern, policies } = deleted ?? {};
    const settings = { tier, dataType, description, allowedPattern, policies };
    await createParameter(clients, { name, type, value: change.base.value ?? '', ...settings });
  }
}
