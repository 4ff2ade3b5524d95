// Turns a service model as botocore ships it into the compact form that the playground loads: everything that
// constrains a request or an answer is kept, documentation and what no protocol needs is left out.
import type { Model, Operation, Shape, Structure } from '../../playground/protocol/model.ts';
import { compilePattern } from '../../playground/protocol/pattern.ts';

/** The parts of botocore's `service-2.json` that are read here. */
export interface BotocoreModel {
  metadata: { apiVersion: string; protocol: string; targetPrefix?: string; xmlNamespace?: string };
  operations: Record<string, BotocoreOperation>;
  shapes: Record<string, BotocoreShape>;
}

interface BotocoreOperation {
  http?: { method: string; requestUri: string };
  input?: { shape: string };
  output?: { shape: string; resultWrapper?: string };
  errors?: { shape: string }[];
}

interface BotocoreMember {
  shape: string;
  location?: string;
  locationName?: string;
  queryName?: string;
}

interface BotocoreShape {
  type: string;
  enum?: string[];
  pattern?: string;
  min?: number;
  max?: number;
  sensitive?: boolean;
  members?: Record<string, BotocoreMember>;
  required?: string[];
  error?: { code?: string; httpStatusCode?: number };
  fault?: boolean;
  member?: BotocoreMember;
  key?: BotocoreMember;
  value?: BotocoreMember;
}

/** What to take from one botocore model. `operations` absent: all of them. */
export interface Selection {
  service: string;
  operations?: readonly string[];
}

/** `text` with its first letter in upper case, as the EC2 protocol names request members. */
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The compact model of `selection` in `source`, with only the shapes that its operations reach.
 * Throws if an operation is unknown or a pattern is not a regular expression of JavaScript too.
 */
export function compactModel(source: BotocoreModel, selection: Selection): Model {
  const { apiVersion, protocol, targetPrefix, xmlNamespace } = source.metadata;
  const names = (selection.operations ?? Object.keys(source.operations)).toSorted();
  const operations = Object.fromEntries(names.map((name) => [name, compactOperation(source, name)]));
  const roots = Object.values(operations).flatMap((operation) => [
    ...(operation.input === undefined ? [] : [operation.input]),
    ...(operation.output === undefined ? [] : [operation.output]),
    ...operation.errors,
  ]);
  return {
    service: selection.service,
    apiVersion,
    protocol: protocol as Model['protocol'],
    ...(targetPrefix === undefined ? {} : { targetPrefix }),
    ...(xmlNamespace === undefined ? {} : { xmlNamespace }),
    operations,
    shapes: reachableShapes(source, roots),
  };
}

function compactOperation(source: BotocoreModel, name: string): Operation {
  const operation = source.operations[name];
  if (operation === undefined) throw new Error(`The model has no operation ${name}`);
  const { input, output, http, errors = [] } = operation;
  const isRest = source.metadata.protocol === 'rest-json';
  return {
    ...(input === undefined ? {} : { input: input.shape }),
    ...(output === undefined ? {} : { output: output.shape }),
    ...(output?.resultWrapper === undefined ? {} : { resultWrapper: output.resultWrapper }),
    ...(isRest && http !== undefined ? { http: { method: http.method, uri: http.requestUri } } : {}),
    errors: errors.map((error) => error.shape),
  };
}

function reachableShapes(source: BotocoreModel, roots: readonly string[]): Record<string, Shape> {
  const found = new Map<string, Shape>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (found.has(name)) continue;
    const shape = source.shapes[name];
    if (shape === undefined) throw new Error(`The model has no shape ${name}`);
    found.set(name, compactShape(name, shape, source.metadata.protocol));
    pending.push(...referencedShapes(shape));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function referencedShapes(shape: BotocoreShape): string[] {
  const members = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
  return members.flatMap((member) => (member === undefined ? [] : [member.shape]));
}

function compactShape(name: string, shape: BotocoreShape, protocol: string): Shape {
  const range = {
    ...(shape.min === undefined ? {} : { min: shape.min }),
    ...(shape.max === undefined ? {} : { max: shape.max }),
  };
  const sensitive = shape.sensitive === true ? { sensitive: true as const } : {};
  switch (shape.type) {
    case 'structure':
      return compactStructure(shape, protocol);
    case 'list':
      return {
        type: 'list',
        member: shape.member?.shape ?? '',
        ...(shape.member?.locationName === undefined ? {} : { tag: shape.member.locationName }),
        ...(brokenRanges.has(name) ? {} : range),
      };
    case 'map':
      return { type: 'map', key: shape.key?.shape ?? '', value: shape.value?.shape ?? '', ...range };
    case 'string':
      if (shape.pattern !== undefined) requireJavaScriptPattern(name, shape.pattern);
      return {
        type: 'string',
        ...(shape.enum === undefined || brokenEnums.has(name) ? {} : { enum: shape.enum }),
        ...(shape.pattern === undefined || brokenPatterns.has(name) ? {} : { pattern: shape.pattern }),
        ...range,
        ...sensitive,
      };
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return { type: shape.type, ...range };
    case 'boolean':
    case 'timestamp':
      return { type: shape.type };
    case 'blob':
      return { type: 'blob', ...range, ...sensitive };
    default:
      throw new Error(`Shape ${name} has the unknown type ${shape.type}`);
  }
}

/** Where restJson1 puts a member outside the body. Throws for a place that the playground's decoder does not know. */
function placeOf({ location }: BotocoreMember): 'uri' | 'querystring' | undefined {
  if (location === undefined || location === 'uri' || location === 'querystring') return location;
  throw new Error(`A member stands in the unknown place ${location}`);
}

function compactStructure(shape: BotocoreShape, protocol: string): Structure {
  const members = Object.entries(shape.members ?? {}).map(([name, member]) => {
    // The EC2 protocol has names of its own in requests: queryName, else the capitalised locationName.
    const answer = member.locationName ?? name;
    const request = protocol === 'ec2' ? (member.queryName ?? capitalise(answer)) : answer;
    const location = placeOf(member);
    const plain = answer === name && request === name && location === undefined;
    const place = location === undefined ? {} : { location };
    return [name, plain ? member.shape : { shape: member.shape, request, answer, ...place }] as const;
  });
  const { code, httpStatusCode } = shape.error ?? {};
  return {
    type: 'structure',
    members: Object.fromEntries(members),
    ...(shape.required === undefined ? {} : { required: shape.required }),
    ...(code === undefined ? {} : { code }),
    ...(httpStatusCode === undefined && shape.fault !== true ? {} : { status: httpStatusCode ?? 500 }),
  };
}

/**
 * Shapes whose pattern AWS's own answers do not keep to. StringDateTime is in GetCommandInvocation only, which answers
 * `2020-02-19T18:18:03.419Z` and `PT0.091S` (AWS CLI, examples of get-command-invocation).
 */
const brokenPatterns = new Set(['StringDateTime']);

/**
 * Lists that the model bounds more tightly than the operation can answer: DescribeInstancePatchStatesForPatchGroup
 * takes pages of 10 to 100 and the model gives it at least one and at most five states.
 */
const brokenRanges = new Set(['InstancePatchStatesList']);

/**
 * Shapes whose values AWS's own answers spell otherwise. DescribeInstancePatches answers and takes `Missing` and
 * `InstalledOther` where the model has MISSING and INSTALLED_OTHER, GetInventorySchema `STRING` where it has `string`
 * (AWS CLI, examples of describe-instance-patches and get-inventory-schema). State is that of EC2's VPC endpoints,
 * which answer `available` (AWS CLI, examples of describe-vpc-endpoints).
 */
const brokenEnums = new Set(['InventoryAttributeDataType', 'PatchComplianceDataState', 'State']);

function requireJavaScriptPattern(name: string, pattern: string): void {
  try {
    compilePattern(pattern);
  } catch (error) {
    throw new Error(`The pattern of shape ${name} is none in JavaScript: ${pattern}`, { cause: error });
  }
}

/** `model` as JSON with one operation or shape per line, so that a new version of AWS's model is a readable diff. */
export function formatModel(model: Model): string {
  const { operations, shapes, ...head } = model;
  const lines = (entries: Record<string, unknown>) =>
    Object.entries(entries)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  const start = JSON.stringify(head).slice(0, -1);
  return `${start},\n"operations":{\n${lines(operations)}\n},\n"shapes":{\n${lines(shapes)}\n}}\n`;
}
