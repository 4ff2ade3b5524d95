import type { CloudTrailOperations } from './models/cloudtrail-types.ts';
import type { Ec2Operations } from './models/ec2-types.ts';
import type { IamOperations } from './models/iam-types.ts';
import type { KmsOperations } from './models/kms-types.ts';
import type { LogsOperations } from './models/logs-types.ts';
import type { ResourceGroupsOperations } from './models/resource-groups-types.ts';
import type { SsmOperations } from './models/ssm-types.ts';
import type { StsOperations } from './models/sts-types.ts';
import type { RegionState } from './state.ts';

/** Who called, as far as the SigV4 header tells: the signature itself is not verified. */
export interface Caller {
  readonly accessKeyId: string;
  readonly region: string;
}

/** What a handler is given besides its input. */
export interface HandlerContext {
  readonly caller: Caller;
  readonly requestId: string;
  /** Everything that exists in the caller's region. */
  readonly state: RegionState;
  /** `http://127.0.0.1:PORT` as the caller addressed it, for URLs in answers. */
  readonly endpoint: string;
}

/**
 * Answers one operation. The input has passed AWS's model (required members are there, enums and patterns hold), the
 * answer is checked against the model too. Failures are thrown as `ServiceError`.
 */
export type Handler<Input, Output> = (input: Input, context: HandlerContext) => Output | Promise<Output>;

type Handlers<Operations extends Record<keyof Operations, { input: unknown; output: unknown }>> = {
  readonly [Name in keyof Operations]?: Handler<Operations[Name]['input'], Operations[Name]['output']>;
};

/** Handlers by operation name; one object per resource, merged by the service's registry (`ssm/handlers.ts`). */
export type SsmHandlers = Handlers<SsmOperations>;
export type CloudTrailHandlers = Handlers<CloudTrailOperations>;
export type Ec2Handlers = Handlers<Ec2Operations>;
export type IamHandlers = Handlers<IamOperations>;
export type KmsHandlers = Handlers<KmsOperations>;
export type LogsHandlers = Handlers<LogsOperations>;
export type ResourceGroupsHandlers = Handlers<ResourceGroupsOperations>;
export type StsHandlers = Handlers<StsOperations>;
