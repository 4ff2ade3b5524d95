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
