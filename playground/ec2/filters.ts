import type { Filter } from '../models/ec2-types.ts';
import { invalidValue } from './errors.ts';

/** What an item has for a filter; several values match if any does. */
export type FilterReader<T> = (item: T) => readonly string[];

/** Finds the reader for a filter's name; undefined if there is no such filter. */
export type FilterLookup<T> = (name: string) => FilterReader<T> | undefined;

/**
 * A test for the items that pass all `filters`: for each, one of its values must match, case-sensitively, `*` and `?`
 * being wildcards. Throws InvalidParameterValue for an unknown filter (aws/aws-cli#7225).
 */
export function makeFilter<T>(filters: readonly Filter[], lookUp: FilterLookup<T>): (item: T) => boolean {
  const tests = filters.map(({ Name, Values = [] }) => {
    const read = Name === undefined ? undefined : lookUp(Name);
    if (read === undefined) throw invalidValue(`The filter '${Name ?? 'null'}' is invalid`);
    const patterns = Values.map(wildcard);
    return (item: T) => read(item).some((value) => patterns.some((pattern) => pattern.test(value)));
  });
  return (item) => tests.every((test) => test(item));
}

/** `*` is any text, `?` any character; a backslash makes them plain (EC2 user guide, "List and filter"). */
function wildcard(text: string): RegExp {
  const source = text.replace(/\\([*?\\])|[*?]|[.+^${}()|[\]\\/-]/g, (match, plain: string | undefined) => {
    if (plain !== undefined) return `\\${plain}`;
    if (match === '*') return '.*';
    return match === '?' ? '.' : `\\${match}`;
  });
  return new RegExp(`^${source}$`, 's');
}
