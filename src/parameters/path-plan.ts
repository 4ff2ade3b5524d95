import { checkParameterName, checkValue } from '../aws/parameter-rules.ts';
import type { ParameterPath, PathParameter } from '../aws/parameter-path.ts';
import type { ParameterType } from '../aws/parameters.ts';
import {
  askedSecret,
  keptSecret,
  toText,
  type ParsedPath,
  type PathEntry,
  type PlacedEntry,
} from './path-text.ts';
import type { Place, TextProblem } from './place.ts';

/** One parameter that a text changes. The value of a secret is undefined: it is asked for. */
export type PathChange = {
  readonly name: string;
  readonly type: ParameterType;
  /** Where the text says so; undefined for what it leaves out. */
  readonly place: Place | undefined;
} & (
  | { readonly kind: 'create'; readonly value: string | undefined }
  /** `base`: as it was when the text was made. */
  | { readonly kind: 'change'; readonly value: string | undefined; readonly base: PathParameter }
  | { readonly kind: 'delete'; readonly base: PathParameter }
);

export interface PathPlan {
  readonly changes: readonly PathChange[];
  readonly problems: readonly TextProblem[];
}

/** The entries of a text that shows what lies below a path. */
export function entriesOf({ path, parameters }: ParameterPath): PathEntry[] {
  return parameters.map(({ name, type, value }) => {
    const key = name.slice(path.length + 1);
    if (value === undefined) return { key, value: keptSecret };
    return { key, value: type === 'StringList' ? value.split(',') : value };
  });
}

/**
 * What a text changes of what it was made from. A plan with problems is not to be applied.
 */
export function planChanges(base: ParameterPath, text: ParsedPath): PathPlan {
  const problems = [...text.problems];
  const changes: PathChange[] = [];
  const former = new Map(base.parameters.map((parameter) => [parameter.name, parameter]));
  for (const entry of text.entries) {
    const name = `${base.path}/${entry.key}`;
    const before = former.get(name);
    const planned = before === undefined ? planNew(name, entry) : planChange(before, entry);
    if (typeof planned === 'string') {
      const { offset, length } = entry;
      problems.push({ message: planned, offset, length, isSecret: before?.type === 'SecureString' });
    } else if (planned !== undefined) {
      changes.push(planned);
    }
    former.delete(name);
  }
  for (const parameter of former.values()) {
    const { name, type } = parameter;
    changes.push({ kind: 'delete', name, type, base: parameter, place: undefined });
  }
  return { changes, problems };
}

/** A change, or what is wrong with the entry. */
function planNew(name: string, entry: PlacedEntry): PathChange | string {
  const { value, offset, length } = entry;
  const place = { offset, length };
  const wrongName = checkParameterName(name);
  if (wrongName !== undefined) return wrongName;
  if (value === keptSecret) {
    return `There is no secret here yet that could be kept. Write ${askedSecret} to be asked for one.`;
  }
  if (value === askedSecret) return { kind: 'create', name, type: 'SecureString', value: undefined, place };
  const problem = checkEntry(value);
  if (problem !== undefined) return problem;
  const type = typeof value === 'string' ? 'String' : 'StringList';
  return { kind: 'create', name, type, value: toText(value), place };
}

function planChange(base: PathParameter, entry: PlacedEntry): PathChange | string | undefined {
  const { name, type } = base;
  const { value, offset, length } = entry;
  const place = { offset, length };
  if (type === 'SecureString') {
    if (value === keptSecret) return undefined;
    if (value === askedSecret) return { kind: 'change', name, type, value: undefined, base, place };
    return `A secret does not belong into a file that can be read. Write ${keptSecret} to keep it, or ${askedSecret} to be asked for a new value.`;
  }
  if (value === keptSecret || value === askedSecret) {
    return `This is a ${type}, and its type cannot be changed. Delete it first to make a secret of it.`;
  }
  if (typeof value !== 'string' && type === 'String') {
    return 'This is a String, and its type cannot be changed. Write a text.';
  }
  if (toText(value) === base.value) return undefined;
  const problem = checkEntry(value);
  return problem ?? { kind: 'change', name, type, value: toText(value), base, place };
}

function checkEntry(value: PathEntry['value']): string | undefined {
  if (typeof value !== 'string') {
    const comma = value.find((item) => item.includes(','));
    if (comma !== undefined)
      return 'A comma separates the items of a StringList, so that no item can hold one.';
  }
  return checkValue(toText(value), {});
}

/** `2 to change, 1 to create, 3 to delete` */
export function summarizeChanges(changes: readonly PathChange[]): string {
  const kinds = ['change', 'create', 'delete'] as const;
  return kinds
    .map((kind) => ({ kind, count: changes.filter((change) => change.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} to ${kind}`)
    .join(', ');
}
