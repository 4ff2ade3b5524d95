import type { Clients } from './clients.ts';
import { writePolicies, type ParameterPolicy } from './parameter-policies.ts';
import {
  findParameter,
  type ParameterSummary,
  type ParameterTier,
  type ParameterType,
} from './parameters.ts';
import type { Tag } from './tags.ts';

/** What a parameter is besides its name, value and tags. What is undefined is left to AWS. */
export interface ParameterSettings {
  /** Undefined: the default tier of the account. */
  readonly tier?: ParameterTier | undefined;
  /** Of a SecureString: the id, ARN or alias of a KMS key; undefined for AWS's own key for Parameter Store. */
  readonly keyId?: string | undefined;
  readonly dataType?: string | undefined;
  readonly description?: string | undefined;
  readonly allowedPattern?: string | undefined;
  readonly policies?: readonly ParameterPolicy[] | undefined;
}

export interface NewParameter extends ParameterSettings {
  readonly name: string;
  readonly type: ParameterType;
  readonly value: string;
  readonly tags?: readonly Tag[];
}

/** What a change leaves: the version that it made. */
export interface ParameterChange {
  readonly version: number | undefined;
  /** True if a version of somebody else came between the look at the parameter and the change. */
  readonly overtook: boolean;
}

/** Somebody else has changed or deleted a parameter since it was read. Nothing was written. */
export class ParameterConflict extends Error {
  /** As it is now; undefined if it was deleted. */
  readonly found: ParameterSummary | undefined;

  constructor(name: string, expected: number | undefined, found: ParameterSummary | undefined) {
    const change =
      found === undefined
        ? 'was deleted'
        : `is at version ${found.version ?? 'unknown'} now, no longer at ${expected ?? 'unknown'}`;
    super(`${name} ${change}. Nothing was written.`);
    this.name = 'ParameterConflict';
    this.found = found;
  }
}

/**
 * Creates a parameter. One call, which AWS refuses if there is one of that name.
 * @returns the tier, which AWS chooses where it may
 */
export async function createParameter(
  clients: Clients,
  { name, type, value, tags = [], ...settings }: NewParameter,
): Promise<{ readonly tier: ParameterTier | undefined }> {
  const { Tier } = await clients.call('ssm:PutParameter', {
    Name: name,
    Type: type,
    Value: value,
    Overwrite: false,
    ...settingsInput(type, settings),
    ...(tags.length === 0 ? {} : { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
  });
  return { tier: Tier };
}

/**
 * Makes a new version with another value or other settings; all else stays as it is. AWS has no conditional write, so
 * the version is looked at right before: two calls.
 * @param base the name, and the version that the user has seen
 * @param change `value` is needed even where it stays: a version has one
 * @throws ParameterConflict if the parameter is at another version than `base`
 */
export async function changeParameter(
  clients: Clients,
  base: Pick<ParameterSummary, 'name' | 'version'>,
  { value, ...settings }: ParameterSettings & { readonly value: string },
): Promise<ParameterChange> {
  const now = await findParameter(clients, base.name);
  if (now?.type === undefined || now.version !== base.version) {
    throw new ParameterConflict(base.name, base.version, now);
  }
  const { Version } = await clients.call('ssm:PutParameter', {
    Name: base.name,
    Type: now.type,
    Value: value,
    Overwrite: true,
    // What is left out would go back to a default, like the key to that of the account. AWS keeps policies by itself.
    ...settingsInput(now.type, {
      ...{ tier: now.tier, keyId: now.keyId, dataType: now.dataType },
      ...{ description: now.description, allowedPattern: now.allowedPattern },
      ...settings,
    }),
  });
  const overtook = Version !== undefined && now.version !== undefined && Version > now.version + 1;
  return { version: Version, overtook };
}

function settingsInput(
  type: ParameterType,
  { tier, keyId, dataType, description, allowedPattern, policies }: ParameterSettings,
) {
  return {
    ...(tier === undefined ? {} : { Tier: tier }),
    // AWS takes a key for SecureStrings only.
    ...(keyId === undefined || type !== 'SecureString' ? {} : { KeyId: keyId }),
    ...(dataType === undefined ? {} : { DataType: dataType }),
    ...(description === undefined ? {} : { Description: description }),
    ...(allowedPattern === undefined ? {} : { AllowedPattern: allowedPattern }),
    ...(policies === undefined ? {} : { Policies: writePolicies(policies) }),
  };
}

/**
 * Deletes parameters with all their versions. One call for ten.
 * @returns the names of those that were there no more
 */
export async function deleteParameters(
  clients: Clients,
  names: readonly string[],
  onDeleted?: (names: readonly string[]) => void,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let from = 0; from < names.length; from += 10) {
    const Names = names.slice(from, from + 10);
    const { DeletedParameters = [], InvalidParameters = [] } = await clients.call('ssm:DeleteParameters', {
      Names,
    });
    onDeleted?.(DeletedParameters);
    missing.push(...InvalidParameters);
  }
  return missing;
}

/** A version of a parameter, and the labels that it has and is to have. */
export interface VersionLabels {
  readonly name: string;
  readonly version: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Gives a version other labels; one that is on another version moves. At most two calls, none for no change.
 * @throws if AWS refuses one of the labels, which it does after setting the others
 */
export async function setLabels(
  clients: Clients,
  { name, version, before, after }: VersionLabels,
): Promise<void> {
  const removed = before.filter((label) => !after.includes(label));
  const added = after.filter((label) => !before.includes(label));
  const of = { Name: name, ParameterVersion: version };
  if (removed.length > 0) await clients.call('ssm:UnlabelParameterVersion', { ...of, Labels: removed });
  if (added.length === 0) return;
  const { InvalidLabels = [] } = await clients.call('ssm:LabelParameterVersion', { ...of, Labels: added });
  if (InvalidLabels.length > 0) throw new Error(`AWS has refused the labels ${InvalidLabels.join(', ')}.`);
}
