/** What a document holds after JSON or YAML has been read. */
export type Value = string | number | boolean | null | readonly Value[] | ValueMap;
export interface ValueMap {
  readonly [key: string]: Value;
}

export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/**
 * The member of a step's inputs called `name`, whatever its case: the agent reads inputs with Go's encoding/json, which
 * ignores case, and AWS's own documents write `RunCommand` as well as `runCommand`.
 */
export function input(inputs: Value | undefined, name: string): Value | undefined {
  if (!isMap(inputs)) return undefined;
  if (Object.hasOwn(inputs, name)) return inputs[name];
  const key = Object.keys(inputs).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : inputs[key];
}

/** The input as text: text as it is, absent and null as empty, anything else undefined. */
export function textInput(inputs: Value | undefined, name: string): string | undefined {
  const value = input(inputs, name) ?? '';
  return typeof value === 'string' ? value : undefined;
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
  if (isList(value)) return value.map(sortKeys);
  if (!isMap(value)) return value;
  const sorted = Object.keys(value)
    .sort()
    .map((key) => [key, sortKeys(value[key] ?? null)] as const);
  return Object.fromEntries(sorted);
}
