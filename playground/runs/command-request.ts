import type { ManagedNode } from '../fleet/node.ts';
import type { Alarms } from '../alarms.ts';
import type {
  AlarmConfiguration,
  CloudWatchOutputConfig,
  NotificationConfig,
  PlatformType,
  Target,
} from '../models/ssm-types.ts';
import type { OutputStore } from '../outputs/output-store.ts';
import type { AgentTools } from './agent.ts';
import type { DocumentError } from './document.ts';
import type { LoweredDocument } from './lower.ts';
import type { Timing } from './timing.ts';

/** A command as it was asked for; answers repeat it. */
export interface CommandRequest {
  readonly commandId: string;
  readonly documentName: string;
  readonly documentVersion: string;
  readonly comment: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly instanceIds: readonly string[];
  readonly targets: readonly Target[];
  readonly timeoutSeconds: number;
  readonly maxConcurrency: string;
  readonly maxErrors: string;
  readonly outputS3BucketName: string;
  readonly outputS3KeyPrefix: string;
  readonly serviceRole: string;
  readonly notificationConfig: NotificationConfig;
  readonly cloudWatchOutputConfig: CloudWatchOutputConfig;
  readonly alarmConfiguration?: AlarmConfiguration | undefined;
}

/** What a command does, and where. */
export interface CommandPlan {
  readonly nodes: readonly ManagedNode[];
  /** Names of the document's steps, as answers list them. */
  readonly stepNames: readonly string[];
  /** The document to run, or why no agent can run it. */
  readonly document: LoweredDocument | DocumentError;
  /** Platforms that the document is for. */
  readonly platforms: ReadonlySet<PlatformType>;
  /** Seconds that the document's steps may take; with the delivery time-out this is when the command expires. */
  readonly executionTimeout: number;
}

export interface CommandSurroundings {
  readonly region: string;
  readonly tools: AgentTools;
  readonly timing: Timing;
  /** Where whole outputs go if the command was told to keep them. */
  readonly outputs: OutputStore;
  readonly alarms: Alarms;
  /** Told of each node on which the command has succeeded. Times are milliseconds since the epoch. */
  readonly succeeded?: ((node: ManagedNode, command: SucceededCommand) => void) | undefined;
}

export interface SucceededCommand {
  readonly documentName: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly startedAt: number;
  readonly at: number;
}
