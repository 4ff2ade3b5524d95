/** Actions that take away what nobody brings back; with an input and its value where only those do. */
export const destructiveActions: readonly {
  readonly action: string;
  readonly input?: string;
  readonly value?: string;
}[] = [
  { action: 'aws:deleteStack' },
  { action: 'aws:deleteImage' },
  { action: 'aws:changeInstanceState', input: 'DesiredState', value: 'terminated' },
];

/** Operations that take away data or machines, as aws:executeAwsApi calls them; our selection. */
export const destructiveOperation =
  /^(?:Terminate(?:Instances|JobFlows|Workspaces)|Delete(?:DB(?:Instance|Cluster)|Bucket|Cluster|FileSystem|Instance|LoadBalancer|Snapshot|Stack|Table|Volume|Workspace)|ScheduleKeyDeletion|PurgeQueue)$/;

/** Actions that ask somebody, or look at something, before the run goes on. */
export const guardingActions = [
  'aws:approve',
  'aws:pause',
  'aws:assertAwsResourceProperty',
  'aws:branch',
] as const;

/** Actions and operations that make things, which a runbook may take away again. */
export const creatingActions = [
  'aws:createStack',
  'aws:createImage',
  'aws:copyImage',
  'aws:runInstances',
] as const;
export const creatingOperation = /^(?:Create|Run|Copy|Restore)[A-Z]/;
