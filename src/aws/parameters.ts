import type { Clients, Input, Output } from './clients.ts';
import { collect, paginate, type Page } from './page.ts';
import { readPolicies, type ParameterPolicy } from './parameter-policies.ts';

type Metadata = NonNullable<Output<'ssm:DescribeParameters'>['Parameters']>[number];
export type ParameterType = NonNullable<Metadata['Type']>;
export type ParameterTier = NonNullable<Metadata['Tier']>;

/** An entry of Parameter Store without its value. What AWS does not tell in a listing is undefined. */
export interface ParameterSummary {
  readonly name: string;
  readonly type: ParameterType | undefined;
  readonly arn?: string | undefined;
  readonly tier?: ParameterTier | undefined;
  readonly version?: number | undefined;
  readonly dataType?: string | undefined;
  readonly description?: string | undefined;
  /** Of a SecureString: the id, ARN or alias of its KMS key, as it was given. */
  readonly keyId?: string | undefined;
  readonly allowedPattern?: string | undefined;
  readonly lastModified?: Date | undefined;
  /** The ARN of who made the version. */
  readonly lastModifiedBy?: string | undefined;
  readonly policies?: readonly ParameterPolicy[] | undefined;
  /** True if another account has shared it; its name is its ARN, and it can only be read. */
  readonly shared?: true;
}

/** Which parameters to list; all conditions must hold, one value of each. */
export interface ParameterFilter {
  /** Parts of the name. */
  readonly words?: readonly string[];
  readonly types?: readonly ParameterType[];
  /** Not together with `labels`. */
  readonly tiers?: readonly ParameterTier[];
  /** On any version. */
  readonly labels?: readonly string[];
  /** KMS keys, written as the parameters name them. */
  readonly keys?: readonly string[];
  /** Not together with `labels`. Without values, any value counts. */
  readonly tags?: readonly { readonly key: string; readonly values: readonly string[] }[];
  /** Only what lies anywhere below it. */
  readonly path?: string;
  /** What other accounts have shared instead of what the account has itself. Not together with `labels`. */
  readonly shared?: boolean;
}

export interface ListParametersOptions {
  readonly filter?: ParameterFilter;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Lists the parameters of the account, never values. One call per page: of 50, the most that DescribeParameters gives,
 * or of 10 with labels, which only GetParametersByPath can filter by.
 */
export function listParameters(
  clients: Clients,
  { filter = {}, signal }: ListParametersOptions = {},
): AsyncIterable<Page<ParameterSummary>> {
  const { words = [], labels = [] } = filter;
  // A request takes one condition about the name; the others are looked at here.
  const own = labels.length > 0 ? words : words.slice(1);
  const matches = ({ name }: ParameterSummary) => own.every((word) => name.includes(word));
  const read = labels.length > 0 ? readByPath : describe;
  return paginate(async (nextToken) => {
    const { items, nextToken: next } = await read(clients, { filter, nextToken, signal });
    return { items: items.filter(matches), nextToken: next, looked: items.length };
  });
}

interface ReadOptions {
  readonly filter: ParameterFilter;
  readonly nextToken: string | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Answer {
  readonly items: readonly ParameterSummary[];
  readonly nextToken: string | undefined;
}

async function describe(clients: Clients, { filter, nextToken, signal }: ReadOptions): Promise<Answer> {
  const filters = describeFilters(filter);
  const answer = await clients.call(
    'ssm:DescribeParameters',
    {
      ...(filters.length === 0 ? {} : { ParameterFilters: filters }),
      ...(filter.shared === true ? { Shared: true } : {}),
      MaxResults: 50,
      NextToken: nextToken,
    },
    signal,
  );
  const found = (answer.Parameters ?? []).flatMap(toSummary);
  const items = filter.shared === true ? found.map((one) => ({ ...one, shared: true as const })) : found;
  return { items, nextToken: answer.NextToken };
}

/**
 * What AWS tells of parameters of the account, by their exact names; those that are not there are missing. One call for
 * 50 of them.
 */
export async function findParameters(
  clients: Clients,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ParameterSummary>> {
  const found = new Map<string, ParameterSummary>();
  for (let from = 0; from < names.length; from += 50) {
    const Values = names.slice(from, from + 50);
    const pages = paginate(async (nextToken) => {
      const input = { ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values }], MaxResults: 50 };
      const answer = await clients.call('ssm:DescribeParameters', { ...input, NextToken: nextToken }, signal);
      return { items: (answer.Parameters ?? []).flatMap(toSummary), nextToken: answer.NextToken };
    });
    // AWS finds names with and without the slash at their start alike.
    for (const one of await collect(pages)) if (Values.includes(one.name)) found.set(one.name, one);
  }
  return found;
}

/** The same for one parameter. One call. */
export async function findParameter(
  clients: Clients,
  name: string,
  signal?: AbortSignal,
): Promise<ParameterSummary | undefined> {
  return (await findParameters(clients, [name], signal)).get(name);
}

type Filters = NonNullable<NonNullable<Input<'ssm:DescribeParameters'>>['ParameterFilters']>;

function describeFilters({ words = [], types, tiers, keys, tags = [], path }: ParameterFilter): Filters {
  const [word] = words;
  return [
    ...(path === undefined ? [] : [{ Key: 'Path', Option: 'Recursive', Values: [path] }]),
    ...(word === undefined ? [] : [{ Key: 'Name', Option: 'Contains', Values: [word] }]),
    ...equals('Type', types),
    ...equals('Tier', tiers),
    ...equals('KeyId', keys),
    ...tags.map(({ key, values }) => ({
      Key: `tag:${key}`,
      ...(values.length === 0 ? {} : { Values: [...values] }),
    })),
  ];
}

/** The values come with the answer, those of SecureStrings encrypted; `toSummary` leaves them out. */
async function readByPath(clients: Clients, { filter, nextToken, signal }: ReadOptions): Promise<Answer> {
  const answer = await clients.call(
    'ssm:GetParametersByPath',
    {
      Path: filter.path ?? '/',
      Recursive: true,
      ParameterFilters: [
        ...equals('Label', filter.labels),
        ...equals('Type', filter.types),
        ...equals('KeyId', filter.keys),
      ],
      MaxResults: 10,
      NextToken: nextToken,
    },
    signal,
  );
  return { items: (answer.Parameters ?? []).flatMap(toSummary), nextToken: answer.NextToken };
}

function equals(key: string, values: readonly string[] | undefined): Filters {
  return values === undefined || values.length === 0
    ? []
    : [{ Key: key, Option: 'Equals', Values: [...values] }];
}

function toSummary(metadata: Metadata): ParameterSummary[] {
  const { Name } = metadata;
  if (Name === undefined) return [];
  return [
    {
      name: Name,
      type: metadata.Type,
      arn: metadata.ARN,
      tier: metadata.Tier,
      version: metadata.Version,
      dataType: metadata.DataType,
      description: metadata.Description,
      keyId: metadata.KeyId,
      allowedPattern: metadata.AllowedPattern,
      lastModified: metadata.LastModifiedDate,
      lastModifiedBy: metadata.LastModifiedUser,
      ...(metadata.Policies === undefined || metadata.Policies.length === 0
        ? {}
        : { policies: readPolicies(metadata.Policies) }),
    },
  ];
}
