import { dockerActionInputs } from './docker-action-inputs.ts';
import { downloadGetOptions } from './download-get-options.ts';
import { downloadHttp } from './download-http.ts';
import { downloadSourceInfo } from './download-source-info.ts';
import { inventoryPlace } from './inventory-place.ts';
import { packageArgumentsKey } from './package-arguments-key.ts';
import { packageArgumentsMap } from './package-arguments-map.ts';
import { packageInplaceAws } from './package-inplace-aws.ts';
import { packageSource } from './package-source.ts';
import { pluginRetired } from './plugin-retired.ts';
import { pluginUndocumented } from './plugin-undocumented.ts';
import { preconditionAllPlatformsCovered } from './precondition-all-platforms-covered.ts';
import { preconditionArgs } from './precondition-args.ts';
import { preconditionConstant } from './precondition-constant.ts';
import { preconditionContradiction } from './precondition-contradiction.ts';
import { preconditionMissing } from './precondition-missing.ts';
import { preconditionOperator } from './precondition-operator.ts';
import { preconditionPlatform } from './precondition-platform.ts';
import { preconditionPlatformParam } from './precondition-platform-param.ts';
import { preconditionSame } from './precondition-same.ts';
import { preconditionSchema } from './precondition-schema.ts';
import { preconditionSsm } from './precondition-ssm.ts';
import { runDocumentDepth } from './run-document-depth.ts';
import { runtimeConfigOrder } from './runtime-config-order.ts';
import { stepActionInCommand } from './step-action-in-command.ts';
import { stepAfterExit } from './step-after-exit.ts';
import { stepAutomationKey } from './step-automation-key.ts';
import { stepBareReboot } from './step-bare-reboot.ts';
import { stepExitCodeHidden } from './step-exit-code-hidden.ts';
import { stepExitCodeSpecial } from './step-exit-code-special.ts';
import { stepFinallyNotLast } from './step-finally-not-last.ts';
import { stepInputValue } from './step-input-value.ts';
import { stepInputsMap } from './step-inputs-map.ts';
import { stepMissingInput } from './step-missing-input.ts';
import { stepNameDuplicate } from './step-name-duplicate.ts';
import { stepNamePattern } from './step-name-pattern.ts';
import { stepNoAction } from './step-no-action.ts';
import { stepNoName } from './step-no-name.ts';
import { stepNoStopOnFailure } from './step-no-stop-on-failure.ts';
import { stepOnfailurePlace } from './step-onfailure-place.ts';
import { stepOnfailureValue } from './step-onfailure-value.ts';
import { stepOnsuccessValue } from './step-onsuccess-value.ts';
import { stepPluginInAutomation } from './step-plugin-in-automation.ts';
import { stepRebootLoop } from './step-reboot-loop.ts';
import { stepRuncommandItem } from './step-runcommand-item.ts';
import { stepRuncommandString } from './step-runcommand-string.ts';
import { stepTimeoutPlace } from './step-timeout-place.ts';
import { stepTimeoutRange } from './step-timeout-range.ts';
import { stepUnknownInput } from './step-unknown-input.ts';
import { stepUnknownKey } from './step-unknown-key.ts';
import { stepUnknownPlugin } from './step-unknown-plugin.ts';
import { updateAgentBool } from './update-agent-bool.ts';
import type { Rule } from '../rule.ts';

export const stepsRules: readonly Rule[] = [
  stepNoName,
  stepNoAction,
  stepNamePattern,
  stepNameDuplicate,
  stepInputsMap,
  stepUnknownPlugin,
  stepActionInCommand,
  stepPluginInAutomation,
  stepUnknownKey,
  stepUnknownInput,
  stepMissingInput,
  stepInputValue,
  stepAutomationKey,
  stepTimeoutPlace,
  stepOnfailurePlace,
  stepOnfailureValue,
  stepOnsuccessValue,
  stepFinallyNotLast,
  stepNoStopOnFailure,
  stepAfterExit,
  stepTimeoutRange,
  stepRuncommandString,
  stepRuncommandItem,
  stepExitCodeHidden,
  stepExitCodeSpecial,
  stepRebootLoop,
  stepBareReboot,
  preconditionSchema,
  preconditionOperator,
  preconditionArgs,
  preconditionSame,
  preconditionPlatform,
  preconditionPlatformParam,
  preconditionConstant,
  preconditionSsm,
  preconditionContradiction,
  preconditionMissing,
  preconditionAllPlatformsCovered,
  pluginRetired,
  pluginUndocumented,
  dockerActionInputs,
  packageArgumentsMap,
  packageArgumentsKey,
  packageSource,
  packageInplaceAws,
  downloadSourceInfo,
  downloadGetOptions,
  downloadHttp,
  runDocumentDepth,
  inventoryPlace,
  updateAgentBool,
  runtimeConfigOrder,
];
