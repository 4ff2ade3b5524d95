// What an imported file adds to the text of a path. Its secrets wait in memory; the text only says that there are some.
import type { ParameterPath } from '../aws/parameter-path.ts';
import { entriesOf } from './path-plan.ts';
import { askedSecret, keptSecret, toText, type PathEntry } from './path-text.ts';

/** The keys of entries whose values are secrets for sure, and of new ones whose values may be. */
export function sortImported(
  { path, parameters }: ParameterPath,
  entries: readonly PathEntry[],
): { readonly known: readonly string[]; readonly fresh: readonly string[] } {
  const types = new Map(parameters.map(({ name, type }) => [name.slice(path.length + 1), type]));
  // A file that was exported without secrets may still hold what stands for them.
  const values = entries.filter(({ value }) => value !== keptSecret && value !== askedSecret);
  return {
    known: values.flatMap(({ key }) => (types.get(key) === 'SecureString' ? [key] : [])),
    fresh: values.flatMap(({ key, value }) => (!types.has(key) && typeof value === 'string' ? [key] : [])),
  };
}

/** True for names that people give to secrets. A first guess, which the user corrects. */
export const looksSecret = (key: string): boolean =>
  /pass|secret|token|credential|private|api[-_]?key|access[-_]?key/i.test(key);

/**
 * The entries of the path and of the import; those of the import count.
 * @param secretKeys keys of imported secrets, whose values come back by name and not in the entries
 */
export function mergeImported(
  base: ParameterPath,
  imported: readonly PathEntry[],
  secretKeys: ReadonlySet<string>,
): { readonly merged: readonly PathEntry[]; readonly secrets: ReadonlyMap<string, string> } {
  const merged = new Map(entriesOf(base).map((entry) => [entry.key, entry]));
  const secrets = new Map<string, string>();
  for (const { key, value } of imported) {
    if (secretKeys.has(key)) secrets.set(`${base.path}/${key}`, toText(value));
    merged.set(key, { key, value: secretKeys.has(key) ? askedSecret : value });
  }
  return { merged: [...merged.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), secrets };
}
