// What PutParameter makes of a request: its checks, and the version that they leave.
import { defaultAlias, type Keys } from '../keys.ts';
import type { ParameterTier, PutParameterRequest } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';
import { parsePolicies, type Policy } from './policies.ts';
import { latestOf, mostVersions, type ParameterVersion, type StoredParameter } from './store.ts';

const invalid = (message: string) => new ServiceError('ValidationException', message);

export interface PutContext {
  readonly existing: StoredParameter | undefined;
  readonly keys: Keys;
  readonly defaultTier: ParameterTier;
  readonly modifiedDate: Date;
  readonly modifiedBy: string;
}

/** Quotas of the General Reference, in bytes. */
const largestValue = { Standard: 4096, Advanced: 8192 } as const;

const dataTypes = ['text', 'aws:ec2:image', 'aws:ssm:integration'];

/** The next version of the parameter; throws the service's error for the first fault. */
export function makeVersion(input: PutParameterRequest, context: PutContext): ParameterVersion {
  const { existing } = context;
  const former = existing === undefined ? undefined : latestOf(existing);
  checkRequest(input, existing);
  const type = input.Type ?? existing?.type;
  const policies = input.Policies === undefined ? (former?.policies ?? []) : parsePolicies(input.Policies);
  const tier = chooseTier(input, policies, context);
  checkSize(input.Value, tier);
  const allowedPattern = input.AllowedPattern ?? former?.allowedPattern;
  checkPattern(input.Value, allowedPattern);
  const dataType = input.DataType ?? former?.dataType ?? 'text';
  if (!dataTypes.includes(dataType)) {
    throw invalid(
      `The following data type is not supported: ${dataType} (Data type names are all lowercase.)`,
    );
  }
  return {
    version: (former?.version ?? 0) + 1,
    value: input.Value,
    // What is not named stays as it was (moto).
    description: input.Description ?? former?.description,
    keyId: chooseKey(input, { secure: type === 'SecureString', former }, context.keys),
    allowedPattern,
    tier,
    policies,
    dataType,
    modifiedDate: context.modifiedDate,
    modifiedBy: context.modifiedBy,
    labels: [],
  };
}

function checkRequest(input: PutParameterRequest, existing: StoredParameter | undefined): void {
  const { Value, Type, Tags, Overwrite = false } = input;
  if (Value === '') {
    throw invalid(
      "1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.",
    );
  }
  if (/\{\{.*\}\}/s.test(Value)) {
    throw invalid('Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.');
  }
  if (Overwrite && Tags !== undefined && Tags.length > 0) {
    throw invalid(
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
  if (existing === undefined) {
    if (Type === undefined) throw invalid('A parameter type is required when you create a parameter.');
    return;
  }
  if (!Overwrite) {
    throw new ServiceError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  if (Type !== undefined && Type !== existing.type) {
    throw new ServiceError(
      'HierarchyTypeMismatchException',
      "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a parameter from a String type to a SecureString type. You must create a new, unique parameter.",
    );
  }
  requireRoom(existing);
}

/** The oldest of a hundred versions makes room for the next one unless it has a label. */
function requireRoom({ name, versions }: StoredParameter): void {
  const [oldest] = versions;
  if (versions.length < mostVersions || oldest === undefined || oldest.labels.length === 0) return;
  throw new ServiceError(
    'ParameterMaxVersionLimitExceeded',
    `You attempted to create a new version of ${name} by calling the PutParameter API with the overwrite flag. Version ${oldest.version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.`,
  );
}

function chooseTier(
  { Tier, Value }: PutParameterRequest,
  policies: readonly Policy[],
  { existing, defaultTier }: PutContext,
): ParameterVersion['tier'] {
  const former = existing === undefined ? undefined : latestOf(existing).tier;
  const wanted = Tier ?? (former === 'Advanced' ? 'Advanced' : defaultTier);
  if (wanted === 'Intelligent-Tiering') {
    const needed = former === 'Advanced' || policies.length > 0 || byteLength(Value) > largestValue.Standard;
    return needed ? 'Advanced' : 'Standard';
  }
  if (wanted === 'Standard' && former === 'Advanced') {
    throw invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.",
    );
  }
  if (wanted === 'Standard' && policies.length > 0) {
    throw invalid('Parameter policies are supported for parameters of the advanced-parameter tier only.');
  }
  return wanted;
}

const byteLength = (text: string) => Buffer.byteLength(text);

function checkSize(value: string, tier: ParameterVersion['tier']): void {
  if (byteLength(value) <= largestValue[tier]) return;
  if (tier === 'Advanced') {
    throw invalid('Advanced tier parameters support a maximum parameter value of 8192 characters.');
  }
  throw invalid(
    'Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
  );
}

function checkPattern(value: string, pattern: string | undefined): void {
  if (pattern === undefined || pattern === '') return;
  let expression: RegExp;
  try {
    expression = new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    throw new ServiceError(
      'InvalidAllowedPatternException',
      'The request does not meet the regular expression requirement.',
    );
  }
  if (expression.test(value)) return;
  throw new ServiceError(
    'ParameterPatternMismatchException',
    `Parameter value, cannot be validated against allowedPattern: ${pattern}`,
  );
}

function chooseKey(
  { KeyId }: PutParameterRequest,
  { secure, former }: { readonly secure: boolean; readonly former: ParameterVersion | undefined },
  keys: Keys,
): string | undefined {
  if (!secure) {
    if (KeyId !== undefined) throw invalid('KeyId is required for SecureString type parameter only.');
    return undefined;
  }
  const id = KeyId ?? former?.keyId ?? defaultAlias;
  const key = keys.find(id);
  if (key === undefined) {
    const shown = id.startsWith('alias/')
      ? `Alias ${keys.aliasArn(id)} is not found.`
      : `Invalid keyId ${id}`;
    throw new ServiceError('InvalidKeyId', shown);
  }
  if (!key.enabled) throw new ServiceError('InvalidKeyId', `${key.arn} is disabled.`);
  return id;
}
