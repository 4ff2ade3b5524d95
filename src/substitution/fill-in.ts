// How the agent fills parameters into a document: what the form shows before a run and what the playground runs follow
// the same rule. Sources: framework/docparser/parameters in amazon-ssm-agent, and Go's encoding/json.

/** What a document holds after JSON or YAML has been read. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** `{{ name }}` as the agent looks for it; white space is Go's `\s`, which is narrower than JavaScript's. */
const token = '\\{\\{[\\t\\n\\f\\r ]*([a-zA-Z0-9]+)[\\t\\n\\f\\r ]*\\}\\}';
const anywhere = new RegExp(token, 'g');
const alone = new RegExp(`^${token}$`);

/**
 * The text with every `{{ parameter }}` filled in. A text that is one reference takes the parameter's value and type;
 * inside longer ones lists and maps become JSON. What was filled in is not looked at again, and names that are no
 * parameter stay.
 */
export function fillIn(text: string, parameters: ReadonlyMap<string, Value>): Value {
  const name = alone.exec(text)?.[1];
  const whole = name === undefined ? undefined : parameters.get(name);
  return whole === undefined ? fillInText(text, parameters) : whole;
}

/** Like `fillIn`, but the result is always text; for precondition arguments. */
export function fillInText(text: string, parameters: ReadonlyMap<string, Value>): string {
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

/**
 * JSON as Go's encoding/json writes it, which is how the agent puts a list or a map into the middle of a text: keys in
 * order, and `<`, `>`, `&` escaped.
 */
export function goJson(value: Value): string {
  return JSON.stringify(sortKeys(value)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function sortKeys(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(sortKeys);
  const members = Object.entries(value).map(([key, member]) => [key, sortKeys(member)] as const);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
