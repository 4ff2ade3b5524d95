import type { Input, Output } from './clients.ts';
import type { DocumentReference } from './documents.ts';

/** One condition of a target: the tag's value is one of `values`. */
interface TagTarget {
  readonly key: string;
  readonly values: readonly string[];
}

/** Where a command goes: nodes by id (at most 50), by tags (all of them, at most 5), of a resource group, or all. */
export type CommandTargets =
  | { readonly instanceIds: readonly string[] }
  | { readonly tags: readonly TagTarget[] }
  /** The name of a group of AWS Resource Groups. */
  | { readonly resourceGroup: string }
  | { readonly all: true };

/** Which changes of a command's status are sent to a topic of SNS. */
export type NotificationEvent = 'All' | 'InProgress' | 'Success' | 'TimedOut' | 'Cancelled' | 'Failed';

export interface RunNotification {
  /** ARN of the topic. */
  readonly topic: string;
  /** ARN of the role that may publish to it. */
  readonly role: string;
  readonly events: readonly NotificationEvent[];
  /** `Command`: about the command as a whole. `Invocation`: about each node. */
  readonly type: 'Command' | 'Invocation';
}

/** Everything that SendCommand can be told. What is undefined is left to the service. */
export interface RunRequest {
  readonly document: DocumentReference;
  /** SHA-256 of the document, in hexadecimal: the service refuses a document that has another one. */
  readonly documentHash?: string | undefined;
  /** Values by parameter; those that are missing take the document's default. Maps are JSON. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly targets: CommandTargets;
  /** A number or a percentage, like `10` or `10%`. 50 if not given. */
  readonly maxConcurrency?: string | undefined;
  /** A number or a percentage. 0 if not given. */
  readonly maxErrors?: string | undefined;
  /** Seconds in which a node has to have begun. 3600 if not given. */
  readonly timeoutSeconds?: number | undefined;
  /** At most 100 characters. */
  readonly comment?: string | undefined;
  readonly s3?: { readonly bucket: string; readonly prefix?: string | undefined } | undefined;
  /** Without a log group the service makes one for the document. */
  readonly cloudWatch?: { readonly logGroup?: string | undefined } | undefined;
  readonly notification?: RunNotification | undefined;
  /** The command stops when this alarm of CloudWatch goes off. */
  readonly alarm?: { readonly name: string; readonly ignorePollFailure: boolean } | undefined;
}

/** What "all nodes" is for Run Command: the resource types that can be managed nodes. */
const nodeTypes = ['AWS::EC2::Instance', 'AWS::SSM::ManagedInstance'];

/**
 * The input of SendCommand. The SDK's call, the AWS CLI's command and the JSON to copy are all made from it.
 *
 * Targets: https://docs.aws.amazon.com/systems-manager/latest/userguide/send-commands-multiple.html. No form is
 * documented for all nodes: a `*` for ids is for State Manager and Automation only (API reference, Target). So all nodes
 * are those of the two resource types; the guide's examples for send-command have that form ("by resource type", five
 * types at most), while the API reference names it for maintenance windows.
 */
export function toSendCommandInput(request: RunRequest): Input<'ssm:SendCommand'> {
  const { document, documentHash, parameters, targets } = request;
  return {
    DocumentName: document.name,
    ...given('DocumentVersion', document.version),
    ...(documentHash === undefined
      ? {}
      : { DocumentHash: documentHash, DocumentHashType: 'Sha256' as const }),
    ...toTargets(targets),
    Parameters: Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, [...values]])),
    ...given('MaxConcurrency', request.maxConcurrency),
    ...given('MaxErrors', request.maxErrors),
    ...given('TimeoutSeconds', request.timeoutSeconds),
    ...given('Comment', request.comment),
    ...toOutput(request),
    ...toNotification(request),
  };
}

function toTargets(targets: CommandTargets): Pick<Input<'ssm:SendCommand'>, 'InstanceIds' | 'Targets'> {
  if ('instanceIds' in targets) return { InstanceIds: [...targets.instanceIds] };
  if ('tags' in targets) {
    return { Targets: targets.tags.map(({ key, values }) => ({ Key: `tag:${key}`, Values: [...values] })) };
  }
  if ('resourceGroup' in targets) {
    return { Targets: [{ Key: 'resource-groups:Name', Values: [targets.resourceGroup] }] };
  }
  return { Targets: [{ Key: 'resource-groups:ResourceTypeFilters', Values: nodeTypes }] };
}

function toOutput({ s3, cloudWatch }: RunRequest) {
  return {
    ...given('OutputS3BucketName', s3?.bucket),
    ...given('OutputS3KeyPrefix', s3?.prefix),
    ...(cloudWatch === undefined
      ? {}
      : {
          CloudWatchOutputConfig: {
            CloudWatchOutputEnabled: true,
            ...given('CloudWatchLogGroupName', cloudWatch.logGroup),
          },
        }),
  };
}

function toNotification({ notification, alarm }: RunRequest) {
  return {
    ...(notification === undefined
      ? {}
      : {
          ServiceRoleArn: notification.role,
          NotificationConfig: {
            NotificationArn: notification.topic,
            NotificationEvents: [...notification.events],
            NotificationType: notification.type,
          },
        }),
    ...(alarm === undefined
      ? {}
      : {
          AlarmConfiguration: {
            Alarms: [{ Name: alarm.name }],
            ...(alarm.ignorePollFailure ? { IgnorePollAlarmFailure: true } : {}),
          },
        }),
  };
}

/** A member of an input, where there is a value for it. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, Value>>;
}

/** What a command that was sent before asked for, as ListCommands tells it. */
type Sent = NonNullable<Output<'ssm:ListCommands'>['Commands']>[number];

/** The request of a command that was sent before, to be sent again. The service leaves what is not set as "". */
export function toRunRequest(sent: Sent): RunRequest {
  const { OutputS3BucketName: bucket, CloudWatchOutputConfig: logs, AlarmConfiguration: alarms } = sent;
  const alarm = alarms?.Alarms?.[0]?.Name;
  return {
    document: { name: sent.DocumentName ?? '', ...given('version', text(sent.DocumentVersion)) },
    parameters: sent.Parameters ?? {},
    targets: fromTargets(sent),
    maxConcurrency: text(sent.MaxConcurrency),
    maxErrors: text(sent.MaxErrors),
    timeoutSeconds: sent.TimeoutSeconds,
    comment: text(sent.Comment),
    s3:
      text(bucket) === undefined ? undefined : { bucket: bucket ?? '', prefix: text(sent.OutputS3KeyPrefix) },
    cloudWatch:
      logs?.CloudWatchOutputEnabled === true ? { logGroup: text(logs.CloudWatchLogGroupName) } : undefined,
    notification: fromNotification(sent),
    alarm:
      alarm === undefined
        ? undefined
        : { name: alarm, ignorePollFailure: alarms?.IgnorePollAlarmFailure === true },
  };
}

function fromNotification({ NotificationConfig: config, ServiceRole }: Sent): RunNotification | undefined {
  const topic = text(config?.NotificationArn);
  if (topic === undefined) return undefined;
  return {
    topic,
    role: ServiceRole ?? '',
    events: config?.NotificationEvents ?? [],
    type: config?.NotificationType ?? 'Command',
  };
}

function fromTargets({ InstanceIds = [], Targets = [] }: Sent): CommandTargets {
  const [first] = Targets;
  const named = Targets.find(({ Key }) => Key?.toLowerCase() === 'instanceids')?.Values;
  if (InstanceIds.length > 0 || first === undefined) return { instanceIds: InstanceIds };
  if (named !== undefined) return { instanceIds: named };
  if (first.Key === 'resource-groups:Name') return { resourceGroup: first.Values?.[0] ?? '' };
  if (first.Key === 'resource-groups:ResourceTypeFilters') return { all: true };
  return {
    tags: Targets.map(({ Key = '', Values = [] }) => ({ key: Key.replace(/^tag:/, ''), values: Values })),
  };
}

const text = (value: string | undefined): string | undefined => (value === '' ? undefined : value);
