import type { Clients } from './clients.ts';
import { isPlain } from './parameter-values.ts';
import type { ParameterType } from './parameters.ts';

/** A parameter below a path. */
export interface PathParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly version: number;
  /** Undefined: a SecureString that was not decrypted. */
  readonly value: string | undefined;
}

/** What lies below a path at one time. */
export interface ParameterPath {
  /** Without a slash at its end; empty for all that begins with a slash. */
  readonly path: string;
  /** By name. */
  readonly parameters: readonly PathParameter[];
}

/** More than that is no text that anyone reads: 100 calls. */
const mostParameters = 1000;

export interface ReadPathOptions {
  /** True: SecureStrings too, in clear text. Only for an explicit act of the user. */
  readonly decrypt?: boolean;
  readonly signal?: AbortSignal;
  /** Told how many parameters have been read. */
  readonly report?: (count: number) => void;
}

/**
 * Reads all parameters below a path with their values. One call per page of 10, the most that AWS gives.
 * @throws if there are more than 1,000
 */
export async function readParameterPath(
  clients: Clients,
  path: string,
  { decrypt = false, signal, report }: ReadPathOptions = {},
): Promise<ParameterPath> {
  const found: PathParameter[] = [];
  let token: string | undefined;
  do {
    const input = { Path: path === '' ? '/' : path, Recursive: true, MaxResults: 10 };
    const { Parameters = [], NextToken } = await clients.call(
      'ssm:GetParametersByPath',
      { ...input, ...(decrypt ? { WithDecryption: true } : {}), NextToken: token },
      signal,
    );
    for (const { Name, Type, Version, Value } of Parameters) {
      if (Name === undefined || Type === undefined || Version === undefined) continue;
      // What comes of a SecureString without decryption is of no use to anyone.
      const value = isPlain(Type) || decrypt ? Value : undefined;
      found.push({ name: Name, type: Type, version: Version, value });
    }
    report?.(found.length);
    if (found.length > mostParameters) {
      throw new Error(
        `More than ${mostParameters.toLocaleString('en')} parameters lie below ${path}. Open a path further down.`,
      );
    }
    token = NextToken === '' ? undefined : NextToken;
  } while (token !== undefined);
  return { path, parameters: found.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
