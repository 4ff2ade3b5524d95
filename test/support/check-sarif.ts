// What SARIF 2.1.0 demands of the objects that ssm-lint writes: the properties they may have, with their types, those
// they must have, and what the prose asks beyond the schema.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html

import assert from 'node:assert/strict';

/** A type of a property: a check of a value, an object of this name, or a list of these. */
type Type =
  | Check
  | { readonly object: string }
  | { readonly list: Type; readonly min?: number; readonly unique?: true };

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const yesNo: Check = (value) => typeof value === 'boolean';
const uri: Check = (value) => typeof value === 'string' && URL.canParse(value, 'file:///');
const absoluteUri: Check = (value) => typeof value === 'string' && URL.canParse(value);
const from =
  (least: number): Check =>
  (value) =>
    Number.isInteger(value) && Number(value) >= least;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.some((each) => each === value);
const object = (name: string): Type => ({ object: name });
const level = oneOf('none', 'note', 'warning', 'error');
/** A string with doubled braces, or placeholders `{0}` (section 3.11.5); ssm-lint writes no arguments. */
const message: Check = (value) =>
  typeof value === 'string' && value !== '' && !/[{}]/.test(value.replace(/\{\{|\}\}/g, ''));

interface ObjectType {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Type>>;
}

/** The object types of the schema, each with the properties that ssm-lint writes; the schema allows no unknown ones. */
const types: Readonly<Record<string, ObjectType>> = {
  log: {
    required: ['version', 'runs'],
    properties: { $schema: absoluteUri, version: oneOf('2.1.0'), runs: { list: object('run') } },
  },
  run: {
    required: ['tool'],
    properties: {
      tool: object('tool'),
      columnKind: oneOf('utf16CodeUnits', 'unicodeCodePoints'),
      originalUriBaseIds: object('uriBaseIds'),
      results: { list: object('result') },
      invocations: { list: object('invocation') },
    },
  },
  uriBaseIds: { required: [], properties: { SRCROOT: object('artifactLocation') } },
  tool: { required: ['driver'], properties: { driver: object('toolComponent') } },
  toolComponent: {
    required: ['name'],
    properties: {
      name: text,
      version: text,
      rules: { list: object('reportingDescriptor'), unique: true },
    },
  },
  reportingDescriptor: {
    required: ['id'],
    properties: {
      id: text,
      shortDescription: object('multiformatMessageString'),
      helpUri: absoluteUri,
      help: object('multiformatMessageString'),
      defaultConfiguration: object('reportingConfiguration'),
    },
  },
  reportingConfiguration: { required: [], properties: { level } },
  multiformatMessageString: { required: ['text'], properties: { text: message, markdown: message } },
  message: { required: ['text'], properties: { text: message } },
  result: {
    required: ['message'],
    properties: {
      ruleId: text,
      ruleIndex: from(0),
      level,
      message: object('message'),
      locations: { list: object('location') },
      relatedLocations: { list: object('location'), unique: true },
      fixes: { list: object('fix'), unique: true },
    },
  },
  location: {
    required: [],
    properties: { physicalLocation: object('physicalLocation'), message: object('message') },
  },
  physicalLocation: {
    required: ['artifactLocation'],
    properties: { artifactLocation: object('artifactLocation'), region: object('region') },
  },
  artifactLocation: { required: [], properties: { uri, uriBaseId: text } },
  region: {
    required: ['startLine'],
    properties: { startLine: from(1), startColumn: from(1), endLine: from(1), endColumn: from(1) },
  },
  fix: {
    required: ['artifactChanges'],
    properties: {
      description: object('message'),
      artifactChanges: { list: object('artifactChange'), min: 1, unique: true },
    },
  },
  artifactChange: {
    required: ['artifactLocation', 'replacements'],
    properties: {
      artifactLocation: object('artifactLocation'),
      replacements: { list: object('replacement'), min: 1 },
    },
  },
  replacement: {
    required: ['deletedRegion'],
    properties: { deletedRegion: object('region'), insertedContent: object('artifactContent') },
  },
  artifactContent: { required: [], properties: { text } },
  invocation: {
    required: ['executionSuccessful'],
    properties: { executionSuccessful: yesNo, toolExecutionNotifications: { list: object('notification') } },
  },
  notification: { required: ['message'], properties: { message: object('message'), level } },
};

/** What is wrong with a SARIF log, each with its place; nothing if it is as the standard wants it. */
export function sarifFaults(log: unknown): string[] {
  const faults: string[] = [];
  checkValue(log, object('log'), { place: 'log', faults });
  return faults.length > 0 ? faults : referenceFaults(log as Log);
}

interface Place {
  readonly place: string;
  readonly faults: string[];
}

function checkValue(value: unknown, type: Type, { place, faults }: Place): void {
  if (typeof type === 'function') {
    if (!type(value)) faults.push(`${place} is ${JSON.stringify(value)}`);
  } else if ('list' in type) {
    checkList(value, type, { place, faults });
  } else {
    checkObject(value, types[type.object], { place, faults });
  }
}

function checkList(value: unknown, type: Type & { readonly list: Type }, { place, faults }: Place): void {
  if (!Array.isArray(value)) {
    faults.push(`${place} is no list`);
    return;
  }
  const { list, min = 0, unique } = type as Extract<Type, { readonly list: Type }>;
  if (value.length < min) faults.push(`${place} has no items`);
  if (unique === true && new Set(value.map((item) => JSON.stringify(item))).size < value.length) {
    faults.push(`${place} has equal items`);
  }
  value.forEach((item, index) => checkValue(item, list, { place: `${place}[${index}]`, faults }));
}

function checkObject(value: unknown, type: ObjectType | undefined, { place, faults }: Place): void {
  assert.ok(type, `no type for ${place}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push(`${place} is no object`);
    return;
  }
  for (const name of type.required) if (!Object.hasOwn(value, name)) faults.push(`${place} has no ${name}`);
  for (const [name, inner] of Object.entries(value)) {
    const wanted = type.properties[name];
    if (wanted === undefined) faults.push(`${place} has an unknown ${name}`);
    else checkValue(inner, wanted, { place: `${place}.${name}`, faults });
  }
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Located {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region: Region;
  };
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly Located[];
      readonly relatedLocations?: readonly Located[];
    }[];
  }[];
}

/** What objects say of each other: rules by index, bases of addresses, ends behind starts. */
function referenceFaults({ runs }: Log): string[] {
  return runs.flatMap(({ tool, originalUriBaseIds, results }) => [
    ...Object.entries(originalUriBaseIds).flatMap(([name, { uri: base }]) =>
      // Section 3.14.14: the base of relative addresses ends with a slash.
      absoluteUri(base) && base.endsWith('/') ? [] : [`${name} is ${base}`],
    ),
    ...results.flatMap(({ ruleId, ruleIndex, locations, relatedLocations = [] }) => [
      ...(tool.driver.rules[ruleIndex]?.id === ruleId ? [] : [`${ruleId} is not rule ${ruleIndex}`]),
      ...[...locations, ...relatedLocations].flatMap(({ physicalLocation: { artifactLocation, region } }) => [
        ...(artifactLocation.uriBaseId === undefined || artifactLocation.uriBaseId in originalUriBaseIds
          ? []
          : [`${artifactLocation.uriBaseId} is no base`]),
        ...(isForward(region) ? [] : [`${ruleId} ends before it starts`]),
      ]),
    ]),
  ]);
}

function isForward({ startLine, startColumn, endLine, endColumn }: Region): boolean {
  return startLine < endLine || (startLine === endLine && startColumn <= endColumn);
}
