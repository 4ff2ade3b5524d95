import { goJson, isList, isMap, type Value } from './value.ts';

/** `{{ name }}` as the agent looks for it; white space is Go's `\s`, which is narrower than JavaScript's. */
const token = '\\{\\{[\\t\\n\\f\\r ]*([a-zA-Z0-9]+)[\\t\\n\\f\\r ]*\\}\\}';
const anywhere = new RegExp(token, 'g');
const alone = new RegExp(`^${token}$`);

/**
 * The value with every `{{ parameter }}` filled in, as the agent does it (framework/docparser/parameters in
 * amazon-ssm-agent): a text that is one token takes the parameter's value and type, inside longer text lists and maps
 * become JSON, keys of maps stay, and what was filled in is not looked at again. Names that are no parameter stay.
 */
export function substitute(value: Value, parameters: ReadonlyMap<string, Value>): Value {
  if (typeof value === 'string') {
    const name = alone.exec(value)?.[1];
    const whole = name === undefined ? undefined : parameters.get(name);
    return whole === undefined ? substituteText(value, parameters) : whole;
  }
  if (isList(value)) return value.map((item) => substitute(item, parameters));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, substitute(member, parameters)]),
  );
}

/** Like `substitute`, but the result is always text; for precondition arguments. */
export function substituteText(text: string, parameters: ReadonlyMap<string, Value>): string {
  return text.replace(anywhere, (reference, name: string) => {
    const value = parameters.get(name);
    // `$$` becomes `$`: the agent keeps that for people who once worked around a bug with it.
    return value === undefined ? reference : asText(value).replaceAll('$$', '$');
  });
}

/** A value as it stands in the middle of a text. */
export function asText(value: Value): string {
  return typeof value === 'string' ? value : goJson(value);
}

const storeReference = /\{\{ *ssm:([/\w.:-]+) *\}\}/g;

/** Names of Parameter Store parameters that a value asks for with `{{ssm:name}}`, in order of appearance. */
export function storeReferences(value: Value): string[] {
  if (typeof value === 'string') return [...value.matchAll(storeReference)].map((match) => match[1] ?? '');
  if (isList(value)) return value.flatMap(storeReferences);
  return isMap(value) ? Object.values(value).flatMap(storeReferences) : [];
}
