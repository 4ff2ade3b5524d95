import type { ValueType } from './field.ts';

/** A value that Automation sets for each run, written {{ namespace:NAME }}. */
export interface SystemVariable {
  readonly name: string;
  readonly doc: string;
  readonly example: string;
}

/** Source: guide automation-variables (documented). Runbooks only; also seen in defaults of parameters. */
export const systemVariables: readonly SystemVariable[] = [
  { name: 'global:ACCOUNT_ID', doc: 'Account in which the runbook runs.', example: '123456789012' },
  { name: 'global:AWS_PARTITION', doc: 'Partition in which the runbook runs.', example: 'aws' },
  { name: 'global:DATE', doc: 'Date of the run, yyyy-MM-dd.', example: '2030-01-31' },
  {
    name: 'global:DATE_TIME',
    doc: 'Date and time of the run, yyyy-MM-dd_HH.mm.ss.',
    example: '2030-01-31_23.59.59',
  },
  { name: 'global:REGION', doc: 'Region in which the runbook runs.', example: 'us-east-2' },
  {
    name: 'automation:EXECUTION_ID',
    doc: 'Id of the run.',
    example: '12345678-1234-1234-1234-123456789012',
  },
];

const systemByName = new Map(systemVariables.map((variable) => [variable.name, variable]));

/** By the text between the braces, such as `global:REGION`. */
export function findSystemVariable(name: string): SystemVariable | undefined {
  return systemByName.get(name);
}

/** Prefixes of references that SSM knows; a colon follows. `ssm` and `ssm-secure` name Parameter Store entries. */
export const namespaces = ['global', 'automation', 'variable', 'ssm', 'ssm-secure'] as const;

/**
 * Pseudo parameters of maintenance window tasks. They mean nothing inside documents, but for {{RESOURCE_ID}} in
 * InstanceIds of aws:runCommand. Source: guide maintenance window pseudo parameters (documented).
 */
export const windowParameters = [
  'RESOURCE_ID',
  'TARGET_ID',
  'TARGET_TYPE',
  'WINDOW_ID',
  'WINDOW_TASK_ID',
  'WINDOW_EXECUTION_ID',
  'TASK_EXECUTION_ID',
  'INVOCATION_ID',
  'WINDOW_TARGET_ID',
] as const;

/** Environment variables that the agent sets for scripts. Sources: agent plugins/runscript; guide. */
export const scriptEnvironment = {
  /** Before the name of a parameter with interpolationType ENV_VAR; agent 3.3.2746.0 and later. */
  parameterPrefix: 'SSM_',
  commandId: 'SSM_COMMAND_ID',
} as const;

/** Outputs of aws:loop as read through the name of the loop step, while it runs. */
export const loopOutputs: readonly { readonly name: string; readonly type: ValueType }[] = [
  { name: 'CurrentIteration', type: 'Integer' },
  { name: 'CurrentIteratorValue', type: 'String' },
];

/**
 * Places in aws:downloadContent `sourceInfo`, by source type, where {{ssm-secure:name}} is resolved; it is
 * resolved nowhere else. Source: guide ssm-plugins (documented).
 */
export const securePlaces: Readonly<Record<string, readonly string[]>> = {
  GitHub: ['tokenInfo'],
  Git: ['privateSSHKey', 'username', 'password'],
  HTTP: ['username', 'password'],
};
