import { readService, readServices, type CompactServices } from './api/format.ts';
import { ShapeReader, type Member, type Shape, type StructureShape } from './api/shape.ts';

/** One AWS service under the name that boto3 gives its client. Source: botocore 1.43.11, service models. */
export interface ApiService {
  readonly name: string;
  /** `Amazon Elastic Compute Cloud`. */
  readonly title: string;
  /** Id in addresses of the API reference. */
  readonly uid: string;
  readonly endpointPrefix: string;
}

/** One operation of a service. */
export interface Operation {
  readonly name: string;
  readonly input: StructureShape;
  /** Always has `ResponseMetadata`, which the SDK adds. */
  readonly output: StructureShape;
  /** The answer is a stream of bytes or events, which Automation cannot take. */
  readonly streamsAnswer: boolean;
  /** The request carries a stream. */
  readonly streamsRequest: boolean;
  readonly deprecated: boolean;
}

/** The operations of one service. */
export interface ServiceModel {
  readonly service: ApiService;
  /** In alphabetical order. */
  readonly operationNames: readonly string[];
  operation(name: string): Operation | undefined;
}

interface Index {
  readonly services: readonly ApiService[];
  readonly byName: ReadonlyMap<string, ApiService>;
}

// What the files hold never changes while the process runs, so each is read once and kept.
let index: Index | undefined;
const models = new Map<string, ServiceModel>();
const lowerNames = new WeakMap<ServiceModel, ReadonlyMap<string, string>>();

function loadIndex(): Index {
  return (index ??= buildIndex(readServices()));
}

function buildIndex(compact: CompactServices): Index {
  const services = Object.entries(compact).map(([name, [title, uid, endpointPrefix]]) => {
    return { name, title, uid, endpointPrefix: endpointPrefix ?? name };
  });
  return { services, byName: new Map(services.map((service) => [service.name, service])) };
}

/** All services, by name. */
export function listServices(): readonly ApiService[] {
  return loadIndex().services;
}

/** The service of that name; `exact` is false when only the case differs, which the service does not mind. */
export function findService(
  name: string,
): { readonly service: ApiService; readonly exact: boolean } | undefined {
  const { byName } = loadIndex();
  const exact = byName.get(name);
  if (exact !== undefined) return { service: exact, exact: true };
  const service = byName.get(name.toLowerCase());
  return service === undefined ? undefined : { service, exact: false };
}

/** Services whose endpoint is called so: `states` gives stepfunctions, `elasticloadbalancing` gives elb and elbv2. */
export function findServicesByEndpoint(prefix: string): readonly ApiService[] {
  const lower = prefix.toLowerCase();
  return loadIndex().services.filter((service) => service.endpointPrefix === lower);
}

/** Reads the operations of a service, once. */
export function loadService(service: ApiService): ServiceModel {
  const known = models.get(service.name);
  if (known !== undefined) return known;
  const model = buildModel(service);
  models.set(service.name, model);
  return model;
}

const noMembers: StructureShape = { kind: 'structure', members: new Map() };

function buildModel(service: ApiService): ServiceModel {
  const compact = readService(service.name);
  const reader = new ShapeReader(compact.shapes);
  const operations = new Map<string, Operation>();
  return {
    service,
    operationNames: Object.keys(compact.operations),
    operation(name) {
      const known = operations.get(name);
      if (known !== undefined) return known;
      if (!Object.hasOwn(compact.operations, name)) return undefined;
      const [input, output, flags = 0] = compact.operations[name] ?? [null, null];
      const operation: Operation = {
        name,
        input: addAliases(service.name, name, structure(input === null ? noMembers : reader.shape(input))),
        output: addMetadata(structure(output === null ? noMembers : reader.shape(output))),
        streamsAnswer: (flags & 1) !== 0,
        deprecated: (flags & 2) !== 0,
        streamsRequest: (flags & 4) !== 0,
      };
      operations.set(name, operation);
      return operation;
    },
  };
}

function structure(shape: Shape): StructureShape {
  return shape.kind === 'structure' ? shape : noMembers;
}

/** Names that boto3 gives to members beside the model's. Source: botocore handlers.py, `_add_parameter_aliases`. */
const memberAliases: readonly {
  readonly service: string;
  readonly operation?: string;
  readonly member: string;
  readonly alias: string;
}[] = [
  { service: 'ec2', member: 'Filter', alias: 'Filters' },
  { service: 'logs', operation: 'CreateExportTask', member: 'from', alias: 'fromTime' },
  { service: 'cloudsearchdomain', operation: 'Search', member: 'return', alias: 'returnFields' },
];

function addAliases(service: string, operation: string, input: StructureShape): StructureShape {
  for (const known of memberAliases) {
    if (known.service !== service || (known.operation ?? operation) !== operation) continue;
    const member = input.members.get(known.member);
    if (member === undefined) continue;
    const members = new Map(input.members);
    members.set(known.alias, {
      name: known.alias,
      required: false,
      shape: member.shape,
      aliasOf: member.name,
    });
    return { kind: 'structure', members };
  }
  return input;
}

const text: Shape = { kind: 'scalar', type: 'string' };
const integer: Shape = { kind: 'scalar', type: 'integer' };

/** What an SDK adds to each answer, but for the headers of HTTP. Source: botocore parsers.py. */
const metadataMembers: readonly (readonly [string, Shape])[] = [
  ['RequestId', text],
  ['HostId', text],
  ['HTTPStatusCode', integer],
  ['RetryAttempts', integer],
];

const metadata: Member = {
  name: 'ResponseMetadata',
  required: false,
  shape: {
    kind: 'structure',
    members: new Map(metadataMembers.map(([name, shape]) => [name, { name, required: false, shape }])),
  },
};

function addMetadata(output: StructureShape): StructureShape {
  return { kind: 'structure', members: new Map([...output.members, [metadata.name, metadata]]) };
}

/**
 * The operation, whose name may be written DescribeInstances, describeInstances or describe_instances; `exact` is
 * false for the latter two. All of them occur in runbooks that Amazon publishes (observed).
 */
export function findOperation(
  model: ServiceModel,
  name: string,
): { readonly operation: Operation; readonly exact: boolean } | undefined {
  const exact = model.operation(name);
  if (exact !== undefined) return { operation: exact, exact: true };
  let names = lowerNames.get(model);
  if (names === undefined) {
    names = new Map(model.operationNames.map((known) => [known.toLowerCase(), known]));
    lowerNames.set(model, names);
  }
  const operation = model.operation(names.get(name.replaceAll('_', '').toLowerCase()) ?? '');
  return operation === undefined ? undefined : { operation, exact: false };
}

/** Address of the operation's page in the API reference. */
export function operationUrl(service: ApiService, operation: Operation): string {
  return `https://docs.aws.amazon.com/goto/WebAPI/${service.uid}/${operation.name}`;
}
