import { actionInputsMissing } from './action-inputs-missing.ts';
import { actionUnknown } from './action-unknown.ts';
import { approveCount } from './approve-count.ts';
import { approveTimeout } from './approve-timeout.ts';
import { approveTopic } from './approve-topic.ts';
import { executeAutomationOutputs } from './execute-automation-outputs.ts';
import { executeAutomationTargets } from './execute-automation-targets.ts';
import { imageReboots } from './image-reboots.ts';
import { instancesDefaultType } from './instances-default-type.ts';
import { instancesUserData } from './instances-user-data.ts';
import { lambdaAsyncOutput } from './lambda-async-output.ts';
import { lambdaTwoPayloads } from './lambda-two-payloads.ts';
import { runCommandInputType } from './run-command-input-type.ts';
import { runCommandKnownParams } from './run-command-known-params.ts';
import { runCommandOutputUse } from './run-command-output-use.ts';
import { runCommandSha1 } from './run-command-sha1.ts';
import { runCommandTargets } from './run-command-targets.ts';
import { runCommandTimeout } from './run-command-timeout.ts';
import { sleepDuration } from './sleep-duration.ts';
import { sleepOneOf } from './sleep-one-of.ts';
import { stackName } from './stack-name.ts';
import { stackRetryToken } from './stack-retry-token.ts';
import { stackRollback } from './stack-rollback.ts';
import { stackTemplate } from './stack-template.ts';
import { tagsOneId } from './tags-one-id.ts';
import type { Rule } from '../rule.ts';

export const actionsRules: readonly Rule[] = [
  actionUnknown,
  actionInputsMissing,
  sleepOneOf,
  sleepDuration,
  approveCount,
  approveTimeout,
  approveTopic,
  stackTemplate,
  stackRollback,
  stackName,
  stackRetryToken,
  tagsOneId,
  runCommandTargets,
  runCommandInputType,
  runCommandSha1,
  runCommandTimeout,
  runCommandOutputUse,
  runCommandKnownParams,
  executeAutomationTargets,
  executeAutomationOutputs,
  instancesDefaultType,
  instancesUserData,
  imageReboots,
  lambdaAsyncOutput,
  lambdaTwoPayloads,
];
