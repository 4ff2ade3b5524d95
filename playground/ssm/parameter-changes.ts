import { systems } from '../fleet/company.ts';
import type { HandlerContext, SsmHandlers } from '../handler.ts';
import { requireNewName } from '../parameters/names.ts';
import { makeVersion } from '../parameters/put.ts';
import { mostVersions, type ParameterVersion, type StoredParameter } from '../parameters/store.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';
import { requireParameter, versionNotFound } from './parameter-names.ts';

/** Quotas of the General Reference: parameters of an account in a region. */
const mostParameters = { Standard: 10_000, Advanced: 100_000 } as const;
const mostLabels = 10;

/** Creating, changing, labelling and deleting parameters. */
export const parameterChangeHandlers: SsmHandlers = {
  PutParameter: (input, context) => {
    const { state } = context;
    if (input.Name.startsWith('arn:')) throw denied('PutParameter', input.Name, context);
    const name = requireNewName(input.Name);
    const existing = state.parameters.find(name);
    const version = makeVersion(input, {
      existing,
      keys: state.keys,
      defaultTier: defaultTierOf(state),
      modifiedDate: state.now(),
      modifiedBy: userOf(context),
    });
    if (existing === undefined) requireRoom(version.tier, state);
    const answer = { Version: version.version, Tier: version.tier };
    // The service finds out later that there is no such image, and then the parameter is not changed.
    if (version.dataType === 'aws:ec2:image' && !isImage(version.value)) return answer;
    if (existing !== undefined) {
      existing.versions = [...existing.versions, version].slice(-mostVersions);
      return answer;
    }
    const slash = name.startsWith('/') ? '' : '/';
    state.parameters.add({
      name,
      arn: `arn:aws:ssm:${state.region}:${state.account}:parameter${slash}${name}`,
      owner: 'self',
      type: input.Type ?? 'String',
      tags: input.Tags ?? [],
      versions: [version],
    });
    return answer;
  },

  DeleteParameter: ({ Name }, context) => {
    const parameter = requireOwn('DeleteParameter', Name, context);
    context.state.parameters.delete(parameter.name);
    return {};
  },

  DeleteParameters: ({ Names }, { state }) => {
    const isOwn = (name: string) => state.parameters.find(name.trim())?.owner === 'self';
    const deleted = Names.filter(isOwn);
    const invalid = Names.filter((name) => !isOwn(name));
    for (const name of deleted) state.parameters.delete(name.trim());
    // The model wants a name at least in each list.
    return {
      ...(deleted.length === 0 ? {} : { DeletedParameters: deleted }),
      ...(invalid.length === 0 ? {} : { InvalidParameters: invalid }),
    };
  },

  LabelParameterVersion: ({ Name, ParameterVersion, Labels }, context) => {
    const parameter = requireOwn('LabelParameterVersion', Name, context);
    const version = requireVersion(parameter, ParameterVersion);
    const invalid = Labels.filter((label) => !isLabel(label));
    const valid = Labels.filter(isLabel);
    const labels = [...new Set([...version.labels, ...valid])];
    if (labels.length > mostLabels) {
      throw new ServiceError(
        'ParameterVersionLabelLimitExceeded',
        `A parameter version can have maximum ${mostLabels} labels. Move one or more labels to another version and try again.`,
      );
    }
    // A label is on one version only.
    for (const other of parameter.versions)
      other.labels = other.labels.filter((label) => !valid.includes(label));
    version.labels = labels;
    return {
      ParameterVersion: version.version,
      ...(invalid.length === 0 ? {} : { InvalidLabels: invalid }),
    };
  },

  UnlabelParameterVersion: ({ Name, ParameterVersion, Labels }, context) => {
    const parameter = requireOwn('UnlabelParameterVersion', Name, context);
    const version = requireVersion(parameter, ParameterVersion);
    const removed = Labels.filter((label) => version.labels.includes(label));
    const invalid = Labels.filter((label) => !version.labels.includes(label));
    version.labels = version.labels.filter((label) => !removed.includes(label));
    return {
      ...(removed.length === 0 ? {} : { RemovedLabels: removed }),
      ...(invalid.length === 0 ? {} : { InvalidLabels: invalid }),
    };
  },
};

/** API reference, LabelParameterVersion: letters, numbers, `.`, `-`, `_`; not a number, aws or ssm at the start. */
const isLabel = (label: string) => /^[\w.-]+$/.test(label) && !/^(?:\d|aws|ssm)/i.test(label);

const isImage = (value: string) => Object.values(systems).some(({ imageId }) => imageId === value);

const userOf = ({ state, caller }: HandlerContext) =>
  `arn:aws:iam::${state.account}:user/${caller.accessKeyId}`;

function denied(operation: string, name: string, context: HandlerContext): ServiceError {
  const { account, region } = context.state;
  const resource = name.startsWith('arn:') ? name : `arn:aws:ssm:${region}:${account}:parameter${name}`;
  return new ServiceError(
    'AccessDeniedException',
    `User: ${userOf(context)} is not authorized to perform: ssm:${operation} on resource: ${resource}`,
  );
}

/** A parameter of the account; AWS's and those of others cannot be changed. */
function requireOwn(operation: string, name: string, context: HandlerContext): StoredParameter {
  const parameter = requireParameter(name, context.state);
  if (parameter.owner === 'self') return parameter;
  throw denied(operation, parameter.name, context);
}

function requireVersion(parameter: StoredParameter, number: number | undefined): ParameterVersion {
  const version =
    number === undefined
      ? parameter.versions.at(-1)
      : parameter.versions.find((other) => other.version === number);
  if (version === undefined) throw versionNotFound(parameter.name, number ?? 0);
  return version;
}

function defaultTierOf({ settings }: RegionState): 'Standard' | 'Advanced' | 'Intelligent-Tiering' {
  const value = settings.get('/ssm/parameter-store/default-parameter-tier')?.value;
  return value === 'Advanced' || value === 'Intelligent-Tiering' ? value : 'Standard';
}

function requireRoom(tier: ParameterVersion['tier'], { parameters }: RegionState): void {
  let count = 0;
  for (const { owner, versions } of parameters) {
    if (owner === 'self' && versions.at(-1)?.tier === tier) count += 1;
  }
  if (count < mostParameters[tier]) return;
  throw new ServiceError(
    'ParameterLimitExceeded',
    'You have exceeded the number of parameters for this Amazon Web Services account. Delete one or more parameters and try again.',
  );
}
