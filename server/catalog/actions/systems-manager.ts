import { wellKnownDocumentNames, wellKnownParameters } from '../well-known-documents.ts';
import type { Action } from '../actions.ts';
import type { Field } from '../field.ts';
import { rateLimitPatterns } from '../limits.ts';

const targets: Field = {
  name: 'Targets',
  types: ['MapList'],
  maxItems: 5,
  doc: 'Targets by tag, resource group or id.',
  fields: [
    {
      name: 'Key',
      types: ['String'],
      required: true,
      suggestions: ['tag:Name', 'InstanceIds', 'resource-groups:Name'],
      doc: 'What to select by: tag:Name, InstanceIds, resource-groups:Name.',
    },
    {
      name: 'Values',
      types: ['StringList'],
      required: true,
      maxItems: 50,
      doc: 'Values of the key that match.',
    },
  ],
};

const runCommand: Action = {
  name: 'aws:runCommand',
  category: 'ssm',
  summary: 'Runs a Command document on managed nodes and waits for it.',
  notes: [
    'Literal inputs are checked for their type when the document is uploaded.',
    'Output and ResponseCode come back only from one node and a document of one step.',
  ],
  inputs: [
    {
      name: 'DocumentName',
      types: ['String'],
      required: true,
      format: 'command-document',
      suggestions: wellKnownDocumentNames,
      doc: 'Command document, by name or ARN.',
    },
    {
      name: 'InstanceIds',
      types: ['StringList'],
      maxItems: 50,
      format: 'instance-id',
      doc: 'Managed nodes by id, 50 at most. {{RESOURCE_ID}} works in maintenance windows.',
    },
    targets,
    {
      name: 'Parameters',
      types: ['Map'],
      doc: 'Parameters of the document; each value is a list of texts.',
      fieldsBy: { key: 'DocumentName', fields: wellKnownParameters },
    },
    {
      name: 'CloudWatchOutputConfig',
      types: ['StringMap', 'Map'],
      doc: 'Sends output to CloudWatch Logs.',
      fields: [
        { name: 'CloudWatchLogGroupName', types: ['String'], doc: 'Log group.' },
        { name: 'CloudWatchOutputEnabled', types: ['Boolean', 'String'], doc: 'Whether output is sent.' },
      ],
    },
    { name: 'Comment', types: ['String'], maxLength: 100, doc: 'Note shown with the command.' },
    { name: 'DocumentHash', types: ['String'], doc: 'Hash that the document must have.' },
    {
      name: 'DocumentHashType',
      types: ['String'],
      values: ['Sha256'],
      retiredValues: ['Sha1'],
      doc: 'Kind of the hash. Sha1 is deprecated.',
    },
    {
      name: 'DocumentVersion',
      types: ['String'],
      documented: false,
      confidence: 'reported',
      doc: 'Version of the document: a number, $DEFAULT or $LATEST.',
    },
    {
      name: 'MaxConcurrency',
      types: ['String'],
      pattern: rateLimitPatterns.maxConcurrency,
      maxLength: 7,
      documented: false,
      confidence: 'reported',
      doc: 'How many nodes at once, as a number or percentage.',
    },
    {
      name: 'MaxErrors',
      types: ['String'],
      pattern: rateLimitPatterns.maxErrors,
      maxLength: 7,
      documented: false,
      confidence: 'reported',
      doc: 'How many errors stop the command, as a number or percentage.',
    },
    {
      name: 'NotificationConfig',
      types: ['StringMap', 'Map'],
      doc: 'Notices about the status through SNS.',
      fields: [
        { name: 'NotificationArn', types: ['String'], format: 'arn', doc: 'SNS topic.' },
        {
          name: 'NotificationEvents',
          types: ['StringList', 'String'],
          values: ['All', 'InProgress', 'Success', 'TimedOut', 'Cancelled', 'Failed'],
          doc: 'Events to be told of.',
        },
        {
          name: 'NotificationType',
          types: ['String'],
          values: ['Command', 'Invocation'],
          doc: 'One notice per command or one per node.',
        },
      ],
    },
    {
      name: 'OutputS3BucketName',
      types: ['String'],
      format: 'bucket-name',
      minLength: 3,
      maxLength: 63,
      doc: 'Bucket for the whole output.',
    },
    { name: 'OutputS3KeyPrefix', types: ['String'], maxLength: 500, doc: 'Key prefix in the bucket.' },
    { name: 'ServiceRoleArn', types: ['String'], format: 'role-arn', doc: 'Role that publishes notices.' },
    {
      name: 'TimeoutSeconds',
      types: ['Integer'],
      min: 30,
      max: 2_592_000,
      doc: 'How long to wait for a node to take the command. It does not limit how long the command runs.',
    },
  ],
  openInputs: false,
  constraints: [{ kind: 'oneOf', fields: ['InstanceIds', 'Targets'], required: true }],
  outputs: [
    { name: 'CommandId', type: 'String', doc: 'Id of the command.' },
    { name: 'Status', type: 'String', doc: 'Status of the command.' },
    { name: 'ResponseCode', type: 'Integer', doc: 'Exit code; not for documents of several steps.' },
    { name: 'Output', type: 'String', doc: 'Output of the command; not for several nodes.' },
  ],
  selectorRoot: '$',
  cancelTarget: true,
  takesOnCancel: true,
  retriesThrottling: true,
  documented: true,
  page: 'automation-action-runcommand',
};

const executeAutomation: Action = {
  name: 'aws:executeAutomation',
  category: 'ssm',
  summary: 'Runs another runbook and waits for it.',
  notes: ['Runbooks nest 5 levels deep.', 'With TargetLocations no outputs come back.'],
  inputs: [
    {
      name: 'DocumentName',
      types: ['String'],
      required: true,
      format: 'automation-document',
      doc: 'Runbook, by name or ARN.',
    },
    { name: 'DocumentVersion', types: ['String'], doc: 'Version: a number, $DEFAULT or $LATEST.' },
    { name: 'RuntimeParameters', types: ['Map'], doc: 'Parameters of the runbook.' },
    {
      name: 'MaxConcurrency',
      types: ['String'],
      pattern: rateLimitPatterns.maxConcurrency,
      maxLength: 7,
      doc: 'How many targets at once, as a number or percentage.',
    },
    {
      name: 'MaxErrors',
      types: ['String'],
      pattern: rateLimitPatterns.maxErrors,
      maxLength: 7,
      doc: 'How many errors stop the run, as a number or percentage.',
    },
    {
      name: 'Tags',
      types: ['MapList'],
      maxItems: 5,
      doc: 'Tags of the run.',
      fields: [
        { name: 'Key', types: ['String'], required: true, doc: 'Tag key.' },
        { name: 'Value', types: ['String'], required: true, doc: 'Tag value.' },
      ],
    },
    {
      name: 'TargetLocations',
      types: ['MapList'],
      minItems: 1,
      maxItems: 100,
      doc: 'Accounts and Regions to run in.',
    },
    {
      name: 'TargetMaps',
      types: ['MapList'],
      maxItems: 300,
      doc: 'Parameters to targets, one map per target.',
    },
    {
      name: 'TargetParameterName',
      types: ['String'],
      doc: 'Parameter that receives each target. Needed with Targets.',
    },
    targets,
  ],
  openInputs: false,
  constraints: [
    { kind: 'oneOf', fields: ['TargetMaps', 'Targets'], required: false },
    { kind: 'requires', when: 'Targets', need: 'TargetParameterName' },
  ],
  outputs: [
    { name: 'Output', type: 'StringList', doc: 'Outputs of the runbook.' },
    { name: 'ExecutionId', type: 'String', doc: 'Id of the run.' },
    { name: 'Status', type: 'String', doc: 'Status of the run.' },
  ],
  selectorRoot: '$',
  cancelTarget: true,
  takesOnCancel: true,
  retriesThrottling: true,
  documented: true,
  page: 'automation-action-executeAutomation',
};

/** Actions that run other documents. */
export const systemsManager: readonly Action[] = [runCommand, executeAutomation];
