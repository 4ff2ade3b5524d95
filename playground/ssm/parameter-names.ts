import { requireName } from '../parameters/names.ts';
import { latestOf, type ParameterVersion, type StoredParameter } from '../parameters/store.ts';
import { ServiceError } from '../protocol/service-error.ts';
import type { RegionState } from '../state.ts';

/** The service names no reason (aws/aws-cli and botocore users see an empty text). */
const notFound = () => new ServiceError('ParameterNotFound', '');

/** The parameter of that name or ARN. Throws ParameterNotFound, or ValidationException for what is no name. */
export function requireParameter(
  nameOrArn: string,
  { account, region, parameters }: RegionState,
): StoredParameter {
  const own = `arn:aws:ssm:${region}:${account}:parameter/`;
  const isArn = nameOrArn.startsWith('arn:');
  if (!isArn) requireName(nameOrArn.trim());
  const names = nameOrArn.startsWith(own)
    ? [`/${nameOrArn.slice(own.length)}`, nameOrArn.slice(own.length)]
    : [nameOrArn.trim()];
  const found = names.flatMap((name) => parameters.find(name) ?? [])[0];
  if (found === undefined) throw notFound();
  return found;
}

export interface FoundVersion {
  readonly parameter: StoredParameter;
  readonly version: ParameterVersion;
  /** `:3` or `:label`, if the request had one. */
  readonly selector: string | undefined;
}

/** The version that `name`, `name:3` or `name:label` means; ARNs take selectors too. */
export function findVersion(nameOrArn: string, state: RegionState): FoundVersion {
  const [, name = nameOrArn, selector] = /^((?:arn:(?:[^:]*:){4})?[^:]*):([^:]+)$/.exec(nameOrArn) ?? [];
  const parameter = requireParameter(name, state);
  if (selector === undefined) return { parameter, version: latestOf(parameter), selector };
  const number = /^\d+$/.test(selector) ? Number(selector) : undefined;
  const version = parameter.versions.find(
    (other) => other.version === number || other.labels.includes(selector),
  );
  if (version !== undefined) return { parameter, version, selector: `:${selector}` };
  if (number !== undefined) throw versionNotFound(parameter.name, number);
  const message = `Systems Manager could not find label ${selector} for ${parameter.name}. Verify the label and try again.`;
  throw new ServiceError('ParameterVersionNotFound', message);
}

export const versionNotFound = (name: string, version: number) =>
  new ServiceError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
  );
