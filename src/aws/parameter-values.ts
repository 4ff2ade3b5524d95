import type { Clients } from './clients.ts';
import type { ParameterSummary, ParameterType } from './parameters.ts';

/** A parameter in one version, with its value in clear text. */
export interface ParameterValue {
  readonly value: string;
  readonly type: ParameterType | undefined;
  readonly version: number | undefined;
}

export interface ReadValueOptions {
  /** Undefined: the latest. */
  readonly version?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The value of a version, decrypted if the parameter is a SecureString. One call. Only for an explicit act of the user:
 * what it gives belongs into no log, state or tree.
 */
export async function getParameterValue(
  clients: Clients,
  { name, type }: Pick<ParameterSummary, 'name' | 'type'>,
  { version, signal }: ReadValueOptions = {},
): Promise<ParameterValue> {
  // Without need for it, nobody is asked for the right to use a key.
  const input = isPlain(type) ? {} : { WithDecryption: true };
  const selected = version === undefined ? name : `${name}:${version}`;
  const { Parameter = {} } = await clients.call('ssm:GetParameter', { Name: selected, ...input }, signal);
  return { value: Parameter.Value ?? '', type: Parameter.Type, version: Parameter.Version };
}

/** True for the types whose values may be seen by who may see the parameter. */
export function isPlain(type: ParameterType | undefined): boolean {
  return type === 'String' || type === 'StringList';
}

/**
 * The latest values of parameters that are no SecureStrings, by name; those that are not there, or are secrets, are
 * missing. One call for ten.
 */
export async function getPlainValues(
  clients: Clients,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  for (let from = 0; from < names.length; from += 10) {
    const input = { Names: names.slice(from, from + 10) };
    const { Parameters = [] } = await clients.call('ssm:GetParameters', input, signal);
    for (const { Name, Type, Value } of Parameters) {
      if (Name !== undefined && Value !== undefined && isPlain(Type)) values.set(Name, Value);
    }
  }
  return values;
}
