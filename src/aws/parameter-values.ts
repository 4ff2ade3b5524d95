import type { Clients } from './clients.ts';
import type { ParameterSummary, ParameterType } from './parameters.ts';

/** A parameter in one version, with its value in clear text. */
export interface ParameterValue {
  readonly value: string;
  readonly type: ParameterType | undefined;
  readonly version: number | undefined;
}

/**
 * The value of the latest version, decrypted if the parameter is a SecureString. One call. Only for an explicit act of
 * the user: what it gives belongs into no log, state or tree.
 */
export async function getParameterValue(
  clients: Clients,
  { name, type }: Pick<ParameterSummary, 'name' | 'type'>,
  signal?: AbortSignal,
): Promise<ParameterValue> {
  // Without need for it, nobody is asked for the right to use a key.
  const input = type === 'String' || type === 'StringList' ? {} : { WithDecryption: true };
  const { Parameter = {} } = await clients.call('ssm:GetParameter', { Name: name, ...input }, signal);
  return { value: Parameter.Value ?? '', type: Parameter.Type, version: Parameter.Version };
}
