import type { Field } from './field.ts';

/** Types of parameters in every kind that has them. Source: guide documents-syntax-data-elements-parameters. */
export const baseTypes = ['String', 'StringList', 'Integer', 'Boolean', 'StringMap', 'MapList'] as const;

export type BaseType = (typeof baseTypes)[number];

/** A type of runbook parameters for which the console has a picker. Source: guide populating-input-parameters. */
export interface ResourceType {
  readonly name: string;
  readonly list: boolean;
  /** What each value must look like. */
  readonly pattern: RegExp;
  readonly what: string;
}

const instanceId = /^m?i-[a-z0-9]{8,17}$/;
const bucketName = /^[0-9a-z][a-z0-9\-.]{3,63}$/;
const roleArn = /^arn:(?:aws|aws-cn|aws-us-gov|aws-iso|aws-iso-b):iam::[0-9]{12}:role\/.*$/;

export const resourceTypes: readonly ResourceType[] = [
  { name: 'AWS::EC2::Instance::Id', list: false, pattern: instanceId, what: 'managed node' },
  { name: 'List<AWS::EC2::Instance::Id>', list: true, pattern: instanceId, what: 'managed node' },
  { name: 'AWS::S3::Bucket::Name', list: false, pattern: bucketName, what: 'S3 bucket' },
  { name: 'List<AWS::S3::Bucket::Name>', list: true, pattern: bucketName, what: 'S3 bucket' },
  { name: 'AWS::IAM::Role::Arn', list: false, pattern: roleArn, what: 'IAM role' },
  { name: 'List<AWS::IAM::Role::Arn>', list: true, pattern: roleArn, what: 'IAM role' },
];

const resourceByName = new Map(resourceTypes.map((type) => [type.name, type]));

/** What a declared parameter type is; undefined for one that does not exist. Type names match with case. */
export function findParameterType(
  name: string,
): { readonly base: BaseType; readonly resource?: ResourceType } | undefined {
  const base = baseTypes.find((type) => type === name);
  if (base !== undefined) return { base };
  const resource = resourceByName.get(name);
  return resource === undefined ? undefined : { base: resource.list ? 'StringList' : 'String', resource };
}

const cloudFormationTypes: ReadonlyMap<string, BaseType> = new Map([
  ['Number', 'Integer'],
  ['List<Number>', 'StringList'],
  ['List<String>', 'StringList'],
  ['CommaDelimitedList', 'StringList'],
]);

/**
 * What SSM has for a parameter type that only CloudFormation templates have (`CommaDelimitedList`, and `AWS::…` types
 * beyond the resource types above); undefined for a type that CloudFormation does not have either.
 * Source: AWS CloudFormation User Guide, parameters (documented).
 */
export function cloudFormationType(name: string): BaseType | undefined {
  const type = cloudFormationTypes.get(name);
  if (type !== undefined || resourceByName.has(name)) return type;
  if (/^List<AWS::[\w:]+>$|^AWS::SSM::Parameter::Value<(?:List<.*>|CommaDelimitedList)>$/.test(name))
    return 'StringList';
  return name.startsWith('AWS::') ? 'String' : undefined;
}

/** Sentences for hover and completion. */
export const typeSentences: Readonly<Record<BaseType, string>> = {
  String: 'A text.',
  StringList: 'A list of texts.',
  Integer: 'A whole number.',
  Boolean: 'true or false.',
  StringMap: 'A map of texts.',
  MapList: 'A list of maps.',
};

/** Which parameter types a kind of document takes. */
export interface ParameterSupport {
  /** Types that work. */
  readonly types: readonly BaseType[];
  /** Types that are accepted, and whose values the agent then drops in favour of the default. */
  readonly ignored: readonly BaseType[];
  readonly resourceTypes: boolean;
  readonly envVar: boolean;
}

/** agent framework/docparser/docparser.go:213 (verified). */
const commandSupport: ParameterSupport = {
  types: ['String', 'StringList', 'StringMap'],
  ignored: ['Integer', 'Boolean', 'MapList'],
  resourceTypes: false,
  envVar: false,
};

/** By the family of steps and schema version; see `Schema.parameters` in kinds.ts. */
export const parameterSupport = {
  automation: { types: baseTypes, ignored: [], resourceTypes: true, envVar: false },
  command: commandSupport,
  commandWithEnvVar: { ...commandSupport, envVar: true },
  /** The user guide's own sample uses Boolean, so wider than the two types that its text names. */
  session: { types: baseTypes, ignored: [], resourceTypes: false, envVar: false },
} as const satisfies Record<string, ParameterSupport>;

/** Keys of a parameter. Source: guide documents-syntax-data-elements-parameters (documented). */
export const parameterFields: readonly Field[] = [
  { name: 'type', types: ['String'], required: true, values: baseTypes, doc: 'Type of the value.' },
  { name: 'description', types: ['String'], doc: 'What the parameter is for; shown in the console.' },
  {
    name: 'default',
    types: ['Any'],
    doc: 'Value when the caller gives none, or {{ssm:name}} for one from Parameter Store. Without a default the caller must give a value.',
  },
  { name: 'allowedValues', types: ['List'], minItems: 1, doc: 'The only values allowed.' },
  {
    name: 'allowedPattern',
    types: ['String'],
    format: 'regex',
    doc: 'Regular expression that the value must match: Java syntax at the API, and in Command documents Go syntax on the node. Write ^ and $: the agent searches inside the value.',
  },
  {
    name: 'displayType',
    types: ['String'],
    values: ['textfield', 'textarea'],
    doc: 'How the console asks for it.',
  },
  { name: 'minChars', types: ['Integer'], min: 0, doc: 'Fewest characters.' },
  { name: 'maxChars', types: ['Integer'], min: 0, doc: 'Most characters.' },
  { name: 'minItems', types: ['Integer'], min: 0, doc: 'Fewest items.' },
  { name: 'maxItems', types: ['Integer'], min: 0, doc: 'Most items.' },
  {
    name: 'interpolationType',
    types: ['String'],
    values: ['ENV_VAR'],
    minAgent: '3.3.2746.0',
    doc: 'ENV_VAR hands the value to scripts as the environment variable SSM_name, safe from shell injection. Command 2.2 only.',
  },
];

/** Which types each limiting key fits. Source: agent paramvalidator.go, guide. */
export const limitKeyTypes: Readonly<Record<string, readonly BaseType[]>> = {
  minChars: ['String', 'StringList', 'StringMap'],
  maxChars: ['String', 'StringList', 'StringMap'],
  minItems: ['StringList', 'MapList'],
  maxItems: ['StringList', 'MapList'],
};

/** Keys that people know from elsewhere, with what SSM has for them. */
export const mistakenParameterKeys: Readonly<Record<string, string | undefined>> = {
  minValue: undefined,
  maxValue: undefined,
  required: undefined,
  noEcho: undefined,
  minLength: 'minChars',
  maxLength: 'maxChars',
  allowedRegex: 'allowedPattern',
  pattern: 'allowedPattern',
  enum: 'allowedValues',
};

/** Keys of a runbook variable. Source: guide automation-action-update-variable (documented). */
export const variableFields: readonly Field[] = [
  { name: 'type', types: ['String'], required: true, values: baseTypes, doc: 'Type of the value.' },
  { name: 'description', types: ['String'], doc: 'What the variable is for.' },
  { name: 'default', types: ['Any'], doc: 'Value before aws:updateVariable changes it.' },
];
