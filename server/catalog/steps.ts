import type { Field } from './field.ts';

/** Keys of a step in a runbook. Source: guide automation-actions, common properties (documented). */
export const automationStepFields: readonly Field[] = [
  {
    name: 'name',
    types: ['String'],
    required: true,
    pattern: '^[a-zA-Z0-9_]+$',
    doc: 'Name of the step, unique in the runbook, of letters, digits and underscores.',
  },
  { name: 'action', types: ['String'], required: true, doc: 'What the step does.' },
  { name: 'description', types: ['String'], format: 'markdown', doc: 'What the step is for; Markdown.' },
  { name: 'inputs', types: ['Map'], required: true, doc: 'Inputs of the action.' },
  {
    name: 'outputs',
    types: ['MapList'],
    doc: 'Values of the answer that later steps use.',
    get fields() {
      return stepOutputFields;
    },
  },
  {
    name: 'onFailure',
    types: ['String'],
    default: 'Abort',
    values: ['Abort', 'Continue'],
    format: 'step-target',
    doc: 'What happens when the step fails: Abort, Continue, or step:name to go on there.',
  },
  {
    name: 'onCancel',
    types: ['String'],
    default: 'Abort',
    values: ['Abort'],
    format: 'step-target',
    doc: 'What happens when someone cancels the run during this step: Abort, or step:name to clean up, within two minutes.',
  },
  {
    name: 'isCritical',
    types: ['Boolean'],
    default: true,
    doc: 'Whether a failure of the step fails the whole run.',
  },
  { name: 'isEnd', types: ['Boolean'], default: false, doc: 'Ends the run after this step.' },
  {
    name: 'nextStep',
    types: ['String'],
    format: 'step-name',
    doc: 'Step to run next. Not with isEnd: true.',
  },
  { name: 'maxAttempts', types: ['Integer'], default: 1, min: 1, doc: 'How often the step is tried.' },
  {
    name: 'timeoutSeconds',
    types: ['Integer'],
    min: 0,
    doc: 'Seconds that the step may take. It counts as timed out only after all attempts.',
  },
];

/** Keys of one entry under `outputs` of a step. Source: guide automation-action-outputs-inputs (documented). */
export const stepOutputFields: readonly Field[] = [
  {
    name: 'Name',
    types: ['String'],
    required: true,
    doc: 'Name by which later steps read it: {{ step.Name }}.',
  },
  {
    name: 'Selector',
    types: ['String'],
    required: true,
    format: 'api-selector',
    doc: 'JSONPath into the answer of the step, starting with $.',
  },
  {
    name: 'Type',
    types: ['String'],
    default: 'String',
    values: ['String', 'StringList', 'Integer', 'Boolean', 'StringMap', 'MapList'],
    doc: 'Type of the value; String when left out.',
  },
];

/**
 * Keys of a step in a Command document of schema 2.x. Sources: guide documents-syntax-data-elements-parameters;
 * agent contracts/model.go:206 for the ones that it reads.
 */
export const commandStepFields: readonly Field[] = [
  { name: 'action', types: ['String'], required: true, doc: 'Plugin that the step runs.' },
  {
    name: 'name',
    types: ['String'],
    required: true,
    pattern: '^[a-zA-Z0-9_]+$',
    doc: 'Name of the step, unique in the document, of letters, digits and underscores.',
  },
  {
    name: 'precondition',
    types: ['Map'],
    doc: 'When the step runs; otherwise it is skipped. Schema 2.2 only.',
    get fields() {
      return preconditionFields;
    },
  },
  { name: 'inputs', types: ['Map'], required: true, doc: 'Inputs of the plugin.' },
  {
    name: 'settings',
    types: ['Map'],
    documented: false,
    confidence: 'observed',
    source: 'AmazonCloudWatch-MigrateCloudWatchAgent; agent contracts/model.go:206',
    doc: 'Settings of the plugin aws:cloudWatch.',
  },
  {
    name: 'description',
    types: ['String'],
    documented: false,
    confidence: 'observed',
    doc: 'What the step is for. The agent does not read it.',
  },
  {
    name: 'maxAttempts',
    types: ['Integer'],
    documented: false,
    confidence: 'verified',
    source: 'agent framework/docparser/docparser.go:308',
    doc: 'The agent reads it and does nothing with it.',
  },
  {
    name: 'timeoutSeconds',
    types: ['Integer', 'String'],
    documented: false,
    confidence: 'verified',
    source: 'agent framework/docparser/docparser.go:308',
    doc: 'The agent ignores it here; write it inside inputs.',
  },
  {
    name: 'onFailure',
    types: ['String'],
    documented: false,
    confidence: 'verified',
    source: 'agent runpluginutil.go:220',
    doc: 'The agent ignores it here; write it inside inputs.',
  },
];

/** `precondition` of a Command step: schema 2.2, StringEquals with two arguments. Source: agent runpluginutil.go. */
export const preconditionFields: readonly Field[] = [
  {
    name: 'StringEquals',
    types: ['StringList'],
    required: true,
    minItems: 2,
    maxItems: 2,
    doc: 'Holds when both texts are equal: platformType and a platform, or a {{ parameter }} and a text.',
  },
];

/** Values of `platformType` in a precondition, in the case that the service wants (reported). */
export const preconditionPlatforms = ['Linux', 'Windows', 'MacOS'] as const;

/** Words that people take for operands of a precondition; none of them exists. */
export const mistakenPreconditionOperands = [
  'platformVersion',
  'platformName',
  'architecture',
  'agentVersion',
] as const;

/** Keys that mean something only in steps of the other kind, or in other systems. */
export const automationOnlyStepKeys = ['isCritical', 'isEnd', 'nextStep', 'outputs', 'onCancel'] as const;

/** Keys beside the name of a plugin in `runtimeConfig` of schema 1.2. Source: guide documents-schemas-features. */
export const runtimeConfigFields: readonly Field[] = [
  {
    name: 'properties',
    types: ['MapList', 'Map', 'String'],
    doc: 'Inputs of the plugin: one map, or a list of maps of which each runs. Each may carry an id.',
  },
  { name: 'settings', types: ['Map', 'String'], doc: 'Settings of the plugin.' },
  { name: 'description', types: ['String'], doc: 'What the plugin does here.' },
];

/** Exit codes of a script that mean more than success or failure. Source: agent runpluginutil.go:222, guide. */
export const exitCodes = {
  /** The step succeeds, the rest of the document is skipped. */
  succeedAndStop: 168,
  /** The step fails, the rest of the document is skipped. */
  failAndStop: 169,
  /** Linux and macOS: the node restarts, then the step runs again from its start. */
  reboot: 194,
  /** The same on Windows. */
  rebootWindows: 3010,
} as const;
