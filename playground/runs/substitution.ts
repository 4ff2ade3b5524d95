import { fillIn } from '../../src/substitution/fill-in.ts';
import { isList, isMap, type Value } from './value.ts';

/** The value with every `{{ parameter }}` filled in, as the agent does it; keys of maps stay. */
export function substitute(value: Value, parameters: ReadonlyMap<string, Value>): Value {
  if (typeof value === 'string') return fillIn(value, parameters);
  if (isList(value)) return value.map((item) => substitute(item, parameters));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, substitute(member, parameters)]),
  );
}

const storeReference = /\{\{ *ssm:([/\w.:-]+) *\}\}/g;

/** Names of Parameter Store parameters that a value asks for with `{{ssm:name}}`, in order of appearance. */
export function storeReferences(value: Value): string[] {
  if (typeof value === 'string') return [...value.matchAll(storeReference)].map((match) => match[1] ?? '');
  if (isList(value)) return value.flatMap(storeReferences);
  return isMap(value) ? Object.values(value).flatMap(storeReferences) : [];
}
