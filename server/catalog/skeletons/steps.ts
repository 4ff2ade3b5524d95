import { listActions, type Action } from '../actions.ts';
import type { Constraint, Field, TextFormat } from '../field.ts';
import { listPlugins, type Plugin } from '../plugins.ts';
import { Raw, type NamedSkeleton, type Skeleton } from './skeleton.ts';

/** Values that stand for themselves better than the name of the input does. */
const examples: Readonly<Partial<Record<TextFormat, string>>> = {
  'api-operation': 'DescribeInstances',
  'api-selector': '$.Reservations[0].Instances[0].State.Name',
  'api-service': 'ec2',
  arn: 'arn:aws:states:us-east-1:111122223333:stateMachine:name',
  'automation-document': 'AWS-RestartEC2Instance',
  'command-document': 'AWS-RunShellScript',
  duration: 'PT10M',
  'image-id': 'ami-0123456789abcdef0',
  'instance-id': 'i-0123456789abcdef0',
  'lambda-function': 'functionName',
  powershell: 'Get-Service',
  shell: 'echo hello',
  'step-name': 'nextStep',
  template: 'Resources: {}',
  url: 'https://example.com/file',
  'variable-name': 'variable:counter',
};

const propertyInputs: Readonly<Record<string, Skeleton>> = {
  Service: '«ec2»',
  Api: '«DescribeInstances»',
  InstanceIds: ['«i-0123456789abcdef0»'],
  PropertySelector: '«$.Reservations[0].Instances[0].State.Name»',
  DesiredValues: ['«running»'],
};

/** What the inputs of an action or plugin look like where the required ones alone would say little. */
const inputsOf: Readonly<Record<string, Readonly<Record<string, Skeleton>>>> = {
  'aws:branch': {
    Choices: [{ NextStep: '«nextStep»', Variable: '{{ «global:REGION» }}', StringEquals: '«us-east-1»' }],
    Default: '«nextStep»',
  },
  'aws:loop': {
    Iterators: ['«first»', '«second»'],
    Steps: [{ name: '«innerStep»', action: 'aws:sleep', inputs: { Duration: '«PT1M»' } }],
  },
  'aws:executeScript': {
    Runtime: '«python3.11|python3.10»',
    Handler: '«main»',
    InputPayload: { '«key»': '«value»' },
    Script: "def «main»(events, context):\n  return {'«result»': events['«key»']}",
  },
  'aws:runCommand': {
    DocumentName: 'AWS-RunShellScript',
    InstanceIds: ['«i-0123456789abcdef0»'],
    Parameters: { commands: ['«echo hello»'] },
  },
  'aws:executeAwsApi': { Service: '«ec2»', Api: '«DescribeInstances»' },
  'aws:assertAwsResourceProperty': propertyInputs,
  'aws:waitForAwsResourceProperty': propertyInputs,
  'aws:createTags': {
    ResourceIds: ['«i-0123456789abcdef0»'],
    Tags: [{ Key: '«key»', Value: '«value»' }],
  },
  'aws:copyImage': {
    SourceRegion: '«us-east-1»',
    SourceImageId: '«ami-0123456789abcdef0»',
    ImageName: '«imageName»',
  },
  'aws:runInstances': { ImageId: '«ami-0123456789abcdef0»', InstanceType: '«t3.micro»' },
  'aws:updateVariable': { Name: 'variable:«counter»', Value: '«value»' },
  'aws:approve': {
    Approvers: ['«arn:aws:iam::111122223333:role/approver»'],
    Message: '«Please approve»',
  },
  'aws:runDockerAction': { action: '«Run|Create|Pull|Rmi»', image: '«image»' },
  'aws:downloadContent': {
    sourceType: 'S3',
    sourceInfo: '{"path": "«https://amzn-s3-demo-bucket.s3.amazonaws.com/script.sh»"}',
    destinationPath: '«/tmp/content»',
  },
  'aws:runDocument': { documentType: '«SSMDocument|LocalPath»', documentPath: '«documentName»' },
  'aws:domainJoin': {
    directoryId: '«d-1234567890»',
    directoryName: '«corp.example.com»',
    dnsIpAddresses: ['«198.51.100.1»'],
  },
  'aws:softwareInventory': { applications: '«Enabled|Disabled»' },
  'aws:updateSsmAgent': {
    agentName: 'amazon-ssm-agent',
    source: 'https://s3.{Region}.amazonaws.com/amazon-ssm-{Region}/ssm-agent-manifest.json',
    allowDowngrade: '«false|true»',
  },
};
/** What stands beside `inputs`. */
const besides: Readonly<Record<string, Readonly<Record<string, Skeleton>>>> = {
  'aws:executeAwsApi': {
    outputs: [
      { Name: '«InstanceId»', Selector: '«$.Reservations[0].Instances[0].InstanceId»', Type: '«String»' },
    ],
  },
  'aws:executeScript': {
    outputs: [{ Name: '«Result»', Selector: '$.Payload.«result»', Type: '«String»' }],
  },
  'aws:waitForAwsResourceProperty': { timeoutSeconds: new Raw('«600»') },
};

/** The inputs that a step with this action begins with; empty if it needs none. */
export function inputsSkeleton(owner: Action | Plugin): Readonly<Record<string, Skeleton>> {
  return inputsOf[owner.name] ?? requiredInputs(owner.inputs, owner.constraints);
}

/** One step for each Automation action that is documented. */
export function listActionSkeletons(): NamedSkeleton[] {
  return listActions()
    .filter((action) => action.documented)
    .map((action) => {
      return named(action, {
        name: '«stepName»',
        action: action.name,
        inputs: inputsSkeleton(action),
        ...besides[action.name],
      });
    });
}

/** One step for each plugin that is documented and not retired. */
export function listPluginSkeletons(): NamedSkeleton[] {
  return listPlugins()
    .filter((plugin) => plugin.documented && plugin.retired === undefined)
    .map((plugin) => {
      const onePlatform = plugin.platforms.length === 1 ? plugin.platforms[0] : undefined;
      return named(plugin, {
        action: plugin.name,
        name: '«stepName»',
        ...(onePlatform === undefined
          ? {}
          : { precondition: { StringEquals: ['platformType', onePlatform] } }),
        inputs: inputsSkeleton(plugin),
      });
    });
}

function named({ name, summary }: Action | Plugin, body: Skeleton): NamedSkeleton {
  return { prefix: `step-${name.slice('aws:'.length)}`, title: `Step ${name}`, doc: summary, body };
}

/** The required inputs, and the first of each group of which one is required. */
function requiredInputs(
  fields: readonly Field[],
  constraints: readonly Constraint[],
): Record<string, Skeleton> {
  const chosen = new Set(
    constraints.flatMap((constraint) => {
      const needed = constraint.kind === 'anyOf' || (constraint.kind === 'oneOf' && constraint.required);
      return needed ? constraint.fields.slice(0, 1) : [];
    }),
  );
  const wanted = fields.filter((field) => field.required === true || chosen.has(field.name));
  return Object.fromEntries(wanted.map((field) => [field.name, placeFor(field)]));
}

/** The required keys of a map, each with a place to fill in; those of maps in it too. */
export function requiredFields(fields: readonly Field[]): Record<string, Skeleton> {
  const wanted = fields.filter((field) => field.required === true);
  return Object.fromEntries(wanted.map((field) => [field.name, placeFor(field)]));
}

/** What stands behind a key until its author has filled it in. */
export function placeFor(field: Field): Skeleton {
  if (field.values !== undefined)
    return field.values.length === 1 ? (field.values[0] ?? '') : `«${field.values.join('|')}»`;
  const example = field.format === undefined ? undefined : examples[field.format];
  const text = `«${example ?? field.name.charAt(0).toLowerCase() + field.name.slice(1)}»`;
  const [type] = field.types;
  if (field.fields !== undefined && (type === 'Map' || type === 'MapList')) {
    const inner = requiredFields(field.fields);
    if (Object.keys(inner).length > 0) return type === 'MapList' ? [inner] : inner;
  }
  if (type === 'StringList') return [text];
  if (type === 'Integer') return new Raw(`«${field.default ?? field.min ?? 1}»`);
  if (type === 'Boolean') return new Raw('«true|false»');
  return text;
}
