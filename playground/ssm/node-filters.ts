// The filters of DescribeInstanceInformation. Keys, values and the rule about tags: API reference,
// InstanceInformationStringFilter; `PlatformTypes` with an s: boto/boto3#4657; one value for ResourceType:
// boto/boto3#3027.
import { associationStatus } from '../fleet/associations.ts';
import { sourceOf, type ManagedNode } from '../fleet/node.ts';
import type { InstanceInformationFilter, InstanceInformationStringFilter } from '../models/ssm-types.ts';
import { ServiceError } from '../protocol/service-error.ts';

interface KeyRule {
  /** What the node has for this key, under each of its names; undefined: nothing matches. */
  readonly read: (node: ManagedNode) => string | readonly string[] | undefined;
  readonly allowed?: readonly string[];
  readonly single?: true;
}

const rules: Readonly<Record<string, KeyRule>> = {
  ActivationIds: { read: (node) => node.activation?.id },
  AgentVersion: { read: (node) => node.agentVersion },
  AssociationStatus: { read: (node) => associationStatus(node), allowed: ['Success', 'Pending', 'Failed'] },
  IamRole: { read: (node) => (node.ec2 === undefined ? node.iamRole : undefined) },
  InstanceIds: { read: (node) => node.instanceId },
  PingStatus: { read: (node) => node.pingStatus, allowed: ['Online', 'ConnectionLost', 'Inactive'] },
  PlatformTypes: { read: (node) => node.platformType, allowed: ['Windows', 'Linux', 'MacOS'] },
  ResourceType: {
    // It takes the newer names of node types too.
    read: (node) => [node.resourceType, sourceOf(node).type],
    allowed: [
      'EC2Instance',
      'ManagedInstance',
      'AWS::EC2::Instance',
      'AWS::SSM::ManagedInstance',
      'AWS::IoT::Thing',
    ],
    single: true,
  },
  SourceIds: { read: (node) => sourceOf(node).id },
  SourceTypes: {
    read: (node) => sourceOf(node).type,
    allowed: ['AWS::EC2::Instance', 'AWS::SSM::ManagedInstance', 'AWS::IoT::Thing'],
  },
};

interface NodeFilters {
  readonly filters: readonly InstanceInformationStringFilter[];
  /** `InstanceInformationFilterList`, the older form. */
  readonly legacyFilters: readonly InstanceInformationFilter[];
}

/**
 * A test for the nodes that have, for every filter, one of its values. Throws InvalidFilterKey,
 * InvalidInstanceInformationFilterValue, InvalidInstanceId or ValidationException.
 */
export function makeNodeFilter({ filters, legacyFilters }: NodeFilters): (node: ManagedNode) => boolean {
  if (filters.length > 0 && legacyFilters.length > 0) {
    throw new ServiceError(
      'ValidationException',
      'You can use either Filters or InstanceInformationFilterList in a single request.',
    );
  }
  const all = [...filters, ...legacyFilters.map(({ key, valueSet }) => ({ Key: key, Values: valueSet }))];
  const isTag = ({ Key }: InstanceInformationStringFilter) => Key === 'tag-key' || Key.startsWith('tag:');
  if (all.some(isTag) && !all.every(isTag)) {
    throw new ServiceError('InvalidFilterKey', "Tag filters can't be combined with other filter types.");
  }
  const tests = all.map((filter) => (isTag(filter) ? tagTest(filter) : propertyTest(filter)));
  return (node) => tests.every((test) => test(node));
}

const mostTagValues = 5;

function tagTest({ Key, Values }: InstanceInformationStringFilter): (node: ManagedNode) => boolean {
  // seek-oss/aec#394 has the text.
  if (Values.length > mostTagValues) {
    const message = `The number of tag values for ${Key} was ${Values.length}. Max: ${mostTagValues}.`;
    throw new ServiceError('ValidationException', message);
  }
  const values = new Set(Values);
  if (Key === 'tag-key') return (node) => node.tags.some((tag) => values.has(tag.Key));
  const name = Key.slice('tag:'.length);
  return (node) => node.tags.some((tag) => tag.Key === name && values.has(tag.Value));
}

function propertyTest({ Key, Values }: InstanceInformationStringFilter): (node: ManagedNode) => boolean {
  const rule = Object.hasOwn(rules, Key) ? rules[Key] : undefined;
  if (rule === undefined) {
    const keys = [...Object.keys(rules), 'tag-key', 'tag:{keyname}'].join(', ');
    throw new ServiceError(
      'InvalidFilterKey',
      `The filter key ${Key} is not valid. Valid filter keys: [${keys}].`,
    );
  }
  if (rule.single === true && Values.length > 1) {
    throw new ServiceError(
      'InvalidInstanceInformationFilterValue',
      `${Key} filter may contain only one value.`,
    );
  }
  const wrong =
    rule.allowed === undefined ? undefined : Values.find((value) => rule.allowed?.includes(value) !== true);
  if (wrong !== undefined) {
    const message = `The value ${wrong} is not valid for ${Key} filter. Valid values: [${rule.allowed?.join(', ') ?? ''}].`;
    throw new ServiceError('InvalidInstanceInformationFilterValue', message);
  }
  if (Key === 'InstanceIds') requireIds(Values);
  const values = new Set(Values);
  return (node) => {
    const value = rule.read(node);
    if (typeof value === 'object') return value.some((name) => values.has(name));
    return value !== undefined && values.has(value);
  };
}

function requireIds(values: readonly string[]): void {
  const wrong = values.find((value) => !/^(?:i-(?:\w{8}|\w{17})|mi-\w{17})$/.test(value));
  if (wrong !== undefined)
    throw new ServiceError('InvalidInstanceId', `The instance ID ${wrong} is not valid.`);
}
