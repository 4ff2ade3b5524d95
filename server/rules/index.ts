import { packageChecksum } from './package/package-checksum.ts';
import { packageFileMissing } from './package/package-file-missing.ts';
import { packageFileUnused } from './package/package-file-unused.ts';
import { packageTarget } from './package/package-target.ts';
import { packageVersion } from './package/package-version.ts';
import { sessionCommandsList } from './session/session-commands-list.ts';
import { sessionElevatedBool } from './session/session-elevated-bool.ts';
import { sessionInputs } from './session/session-inputs.ts';
import { sessionLogsPlain } from './session/session-logs-plain.ts';
import { sessionMacosBlock } from './session/session-macos-block.ts';
import { sessionNoKms } from './session/session-no-kms.ts';
import { sessionNoLogs } from './session/session-no-logs.ts';
import { sessionOpenCommand } from './session/session-open-command.ts';
import { sessionPlatformMissing } from './session/session-platform-missing.ts';
import { sessionPortDeniedHost } from './session/session-port-denied-host.ts';
import { sessionPortText } from './session/session-port-text.ts';
import { sessionProperties } from './session/session-properties.ts';
import { sessionRunAsUser } from './session/session-run-as-user.ts';
import { sessionStreamingBool } from './session/session-streaming-bool.ts';
import { sessionStreamingIgnored } from './session/session-streaming-ignored.ts';
import { sessionTimeouts } from './session/session-timeouts.ts';
import { sessionType } from './session/session-type.ts';
import { sessionUnknownKey } from './session/session-unknown-key.ts';
import { orderOfKeys } from './shape/order-of-keys.ts';
import { docFormatKind } from './shape/doc-format-kind.ts';
import { docNearlyTooLarge } from './shape/doc-nearly-too-large.ts';
import { docSchemaForType } from './shape/doc-schema-for-type.ts';
import { approvalPolicyEntities } from './shape/approval-policy-entities.ts';
import { calendarBody } from './shape/calendar-body.ts';
import { changeTemplateRunbooks } from './shape/change-template-runbooks.ts';
import { docAutomationOnlyKey } from './shape/doc-automation-only-key.ts';
import { docBareTemplate } from './shape/doc-bare-template.ts';
import { docChangeTemplateClosed } from './shape/doc-change-template-closed.ts';
import { docDuplicateKey } from './shape/doc-duplicate-key.ts';
import { docKeyType } from './shape/doc-key-type.ts';
import { docMissingKey } from './shape/doc-missing-key.ts';
import { docNoDescription } from './shape/doc-no-description.ts';
import { docNoSteps } from './shape/doc-no-steps.ts';
import { docSchemaMissing } from './shape/doc-schema-missing.ts';
import { docSchemaNotString } from './shape/doc-schema-not-string.ts';
import { docSchemaOld } from './shape/doc-schema-old.ts';
import { docSchemaUnknown } from './shape/doc-schema-unknown.ts';
import { docSyntax } from './shape/doc-syntax.ts';
import { docTooLarge } from './shape/doc-too-large.ts';
import { docUnknownKey } from './shape/doc-unknown-key.ts';
import { docWrongStepsKey } from './shape/doc-wrong-steps-key.ts';
import { tabIndent } from './shape/tab-indent.ts';
import { apiDeprecated } from './api/api-deprecated.ts';
import { apiMissingParameter } from './api/api-missing-parameter.ts';
import { apiOperationName } from './api/api-operation-name.ts';
import { apiParameterType } from './api/api-parameter-type.ts';
import { apiParameterValue } from './api/api-parameter-value.ts';
import { apiSelector } from './api/api-selector.ts';
import { apiServiceName } from './api/api-service-name.ts';
import { apiStreaming } from './api/api-streaming.ts';
import { apiUnknownParameter } from './api/api-unknown-parameter.ts';
import { assertBooleanText } from './api/assert-boolean-text.ts';
import { waitNoTimeout } from './api/wait-no-timeout.ts';
import { flowBooleanText } from './flow/flow-boolean-text.ts';
import { flowBranchFallthrough } from './flow/flow-branch-fallthrough.ts';
import { flowCriticalContinue } from './flow/flow-critical-continue.ts';
import { flowCycle } from './flow/flow-cycle.ts';
import { flowEndAndNext } from './flow/flow-end-and-next.ts';
import { flowForwardReference } from './flow/flow-forward-reference.ts';
import { flowMaybeSkippedReference } from './flow/flow-maybe-skipped-reference.ts';
import { flowOnCancelGrammar } from './flow/flow-oncancel-grammar.ts';
import { flowOnCancelOwner } from './flow/flow-oncancel-owner.ts';
import { flowOnCancelTarget } from './flow/flow-oncancel-target.ts';
import { flowOnFailureGrammar } from './flow/flow-onfailure-grammar.ts';
import { flowSelf } from './flow/flow-self.ts';
import { flowUnknownStep } from './flow/flow-unknown-step.ts';
import { flowUnreachable } from './flow/flow-unreachable.ts';
import { loopConditionNeverChanges } from './loops/loop-condition-never-changes.ts';
import { loopMax } from './loops/loop-max.ts';
import { loopValueWhile } from './loops/loop-value-while.ts';
import { loopWhileNoMax } from './loops/loop-while-no-max.ts';
import { variableName } from './variables/variable-name.ts';
import { variableType } from './variables/variable-type.ts';
import { variableUndeclared } from './variables/variable-undeclared.ts';
import { variableUnused } from './variables/variable-unused.ts';
import { defaultTokenPattern } from './parameters/default-token-pattern.ts';
import { envVarOldAgent } from './parameters/env-var-old-agent.ts';
import { envVarPlace } from './parameters/env-var-place.ts';
import { envVarSchema } from './parameters/env-var-schema.ts';
import { envVarShellSyntax } from './parameters/env-var-shell-syntax.ts';
import { envVarStillToken } from './parameters/env-var-still-token.ts';
import { envVarUnknownName } from './parameters/env-var-unknown-name.ts';
import { envVarUnquoted } from './parameters/env-var-unquoted.ts';
import { envVarValue } from './parameters/env-var-value.ts';
import { paramAllowedValuesDup } from './parameters/param-allowed-values-dup.ts';
import { paramAllowedValuesText } from './parameters/param-allowed-values-text.ts';
import { paramCaseMismatch } from './parameters/param-case-mismatch.ts';
import { paramCfnType } from './parameters/param-cfn-type.ts';
import { paramCrossReference } from './parameters/param-cross-reference.ts';
import { paramDefaultLength } from './parameters/param-default-length.ts';
import { paramDefaultListText } from './parameters/param-default-list-text.ts';
import { paramDefaultNotAllowed } from './parameters/param-default-not-allowed.ts';
import { paramDefaultPattern } from './parameters/param-default-pattern.ts';
import { paramDefaultType } from './parameters/param-default-type.ts';
import { paramDisplayType } from './parameters/param-display-type.ts';
import { paramInKey } from './parameters/param-in-key.ts';
import { paramLimitWrongType } from './parameters/param-limit-wrong-type.ts';
import { paramListInList } from './parameters/param-list-in-list.ts';
import { paramListInText } from './parameters/param-list-in-text.ts';
import { paramMinOverMax } from './parameters/param-min-over-max.ts';
import { paramName } from './parameters/param-name.ts';
import { paramNameTooLong } from './parameters/param-name-too-long.ts';
import { paramNestedToken } from './parameters/param-nested-token.ts';
import { paramNoDescription } from './parameters/param-no-description.ts';
import { paramNoType } from './parameters/param-no-type.ts';
import { paramOptionalWithoutDefault } from './parameters/param-optional-without-default.ts';
import { paramPatternAllowsShell } from './parameters/param-pattern-allows-shell.ts';
import { paramPatternInvalid } from './parameters/param-pattern-invalid.ts';
import { paramPatternRe2 } from './parameters/param-pattern-re2.ts';
import { paramPatternType } from './parameters/param-pattern-type.ts';
import { paramPatternUnanchored } from './parameters/param-pattern-unanchored.ts';
import { paramResourceTypePlace } from './parameters/param-resource-type-place.ts';
import { paramSsmSecureDefault } from './parameters/param-ssm-secure-default.ts';
import { paramSsmVersion } from './parameters/param-ssm-version.ts';
import { paramTypeCommand } from './parameters/param-type-command.ts';
import { paramTypeUnknown } from './parameters/param-type-unknown.ts';
import { paramUndeclared } from './parameters/param-undeclared.ts';
import { paramUnknownKey } from './parameters/param-unknown-key.ts';
import { paramValueTooLong } from './parameters/param-value-too-long.ts';
import { paramUnused } from './parameters/param-unused.ts';
import { actionUnknown } from './actions/action-unknown.ts';
import { actionInputsMissing } from './actions/action-inputs-missing.ts';
import { refType } from './references/ref-type.ts';
import { refUnknownOutput } from './references/ref-unknown-output.ts';
import { refUnknownStep } from './references/ref-unknown-step.ts';
import { refDocOutputs } from './references/ref-doc-outputs.ts';
import { refGlobalUnknown } from './references/ref-global-unknown.ts';
import { refGlobalInCommand } from './references/ref-global-in-command.ts';
import { refSsmInInput } from './references/ref-ssm-in-input.ts';
import { refSsmAssumeRole } from './references/ref-ssm-assume-role.ts';
import { refSsmSecure } from './references/ref-ssm-secure.ts';
import { refWindowParameter } from './references/ref-window-parameter.ts';
import { outputKeys } from './outputs/output-keys.ts';
import { outputType } from './outputs/output-type.ts';
import { outputSelector } from './outputs/output-selector.ts';
import { outputFilter } from './outputs/output-filter.ts';
import { outputScanType } from './outputs/output-scan-type.ts';
import { outputReserved } from './outputs/output-reserved.ts';
import { outputScriptRoot } from './outputs/output-script-root.ts';
import { outputUnused } from './outputs/output-unused.ts';
import { branchChoiceKeys } from './conditions/branch-choice-keys.ts';
import { branchOperator } from './conditions/branch-operator.ts';
import { branchAndOr } from './conditions/branch-and-or.ts';
import { branchNoDefault } from './conditions/branch-no-default.ts';
import { branchType } from './conditions/branch-type.ts';
import { branchConstant } from './conditions/branch-constant.ts';
import { scriptRuntimeRetired } from './scripts/script-runtime-retired.ts';
import { scriptRuntimeUnknown } from './scripts/script-runtime-unknown.ts';
import { scriptHandler } from './scripts/script-handler.ts';
import { scriptHandlerPowershell } from './scripts/script-handler-powershell.ts';
import { scriptHandlerUndefined } from './scripts/script-handler-undefined.ts';
import { scriptSource } from './scripts/script-source.ts';
import { scriptAttachmentFiles } from './scripts/script-attachment-files.ts';
import { scriptTokenInCode } from './scripts/script-token-in-code.ts';
import { scriptTimeout } from './scripts/script-timeout.ts';
import { scriptNoRole } from './scripts/script-no-role.ts';
import { scriptBadModule } from './scripts/script-bad-module.ts';
import { sleepOneOf } from './actions/sleep-one-of.ts';
import { sleepDuration } from './actions/sleep-duration.ts';
import { approveCount } from './actions/approve-count.ts';
import { approveTimeout } from './actions/approve-timeout.ts';
import { approveTopic } from './actions/approve-topic.ts';
import { stackTemplate } from './actions/stack-template.ts';
import { stackRollback } from './actions/stack-rollback.ts';
import { stackName } from './actions/stack-name.ts';
import { stackRetryToken } from './actions/stack-retry-token.ts';
import { tagsOneId } from './actions/tags-one-id.ts';
import { runCommandTargets } from './actions/run-command-targets.ts';
import { runCommandInputType } from './actions/run-command-input-type.ts';
import { runCommandSha1 } from './actions/run-command-sha1.ts';
import { runCommandTimeout } from './actions/run-command-timeout.ts';
import { runCommandOutputUse } from './actions/run-command-output-use.ts';
import { runCommandKnownParams } from './actions/run-command-known-params.ts';
import { executeAutomationTargets } from './actions/execute-automation-targets.ts';
import { executeAutomationOutputs } from './actions/execute-automation-outputs.ts';
import { instancesDefaultType } from './actions/instances-default-type.ts';
import { instancesUserData } from './actions/instances-user-data.ts';
import { imageReboots } from './actions/image-reboots.ts';
import { lambdaAsyncOutput } from './actions/lambda-async-output.ts';
import { lambdaTwoPayloads } from './actions/lambda-two-payloads.ts';
import { loopKind } from './loops/loop-kind.ts';
import { dockerActionInputs } from './steps/docker-action-inputs.ts';
import { downloadGetOptions } from './steps/download-get-options.ts';
import { downloadHttp } from './steps/download-http.ts';
import { downloadSourceInfo } from './steps/download-source-info.ts';
import { inventoryPlace } from './steps/inventory-place.ts';
import { packageArgumentsKey } from './steps/package-arguments-key.ts';
import { packageArgumentsMap } from './steps/package-arguments-map.ts';
import { packageInplaceAws } from './steps/package-inplace-aws.ts';
import { packageSource } from './steps/package-source.ts';
import { pluginRetired } from './steps/plugin-retired.ts';
import { pluginUndocumented } from './steps/plugin-undocumented.ts';
import { preconditionAllPlatformsCovered } from './steps/precondition-all-platforms-covered.ts';
import { preconditionArgs } from './steps/precondition-args.ts';
import { preconditionConstant } from './steps/precondition-constant.ts';
import { preconditionContradiction } from './steps/precondition-contradiction.ts';
import { preconditionMissing } from './steps/precondition-missing.ts';
import { preconditionOperator } from './steps/precondition-operator.ts';
import { preconditionPlatform } from './steps/precondition-platform.ts';
import { preconditionPlatformParam } from './steps/precondition-platform-param.ts';
import { preconditionSame } from './steps/precondition-same.ts';
import { preconditionSchema } from './steps/precondition-schema.ts';
import { preconditionSsm } from './steps/precondition-ssm.ts';
import { runDocumentDepth } from './steps/run-document-depth.ts';
import { runtimeConfigOrder } from './steps/runtime-config-order.ts';
import { stepActionInCommand } from './steps/step-action-in-command.ts';
import { stepAfterExit } from './steps/step-after-exit.ts';
import { stepAutomationKey } from './steps/step-automation-key.ts';
import { stepBareReboot } from './steps/step-bare-reboot.ts';
import { stepExitCodeHidden } from './steps/step-exit-code-hidden.ts';
import { stepExitCodeSpecial } from './steps/step-exit-code-special.ts';
import { stepFinallyNotLast } from './steps/step-finally-not-last.ts';
import { stepInputValue } from './steps/step-input-value.ts';
import { stepInputsMap } from './steps/step-inputs-map.ts';
import { stepMissingInput } from './steps/step-missing-input.ts';
import { stepNameDuplicate } from './steps/step-name-duplicate.ts';
import { stepNamePattern } from './steps/step-name-pattern.ts';
import { stepNoAction } from './steps/step-no-action.ts';
import { stepNoName } from './steps/step-no-name.ts';
import { stepNoStopOnFailure } from './steps/step-no-stop-on-failure.ts';
import { stepOnfailurePlace } from './steps/step-onfailure-place.ts';
import { stepOnfailureValue } from './steps/step-onfailure-value.ts';
import { stepOnsuccessValue } from './steps/step-onsuccess-value.ts';
import { stepPluginInAutomation } from './steps/step-plugin-in-automation.ts';
import { stepRebootLoop } from './steps/step-reboot-loop.ts';
import { stepRuncommandItem } from './steps/step-runcommand-item.ts';
import { stepRuncommandString } from './steps/step-runcommand-string.ts';
import { stepTimeoutPlace } from './steps/step-timeout-place.ts';
import { stepTimeoutRange } from './steps/step-timeout-range.ts';
import { stepUnknownInput } from './steps/step-unknown-input.ts';
import { stepUnknownKey } from './steps/step-unknown-key.ts';
import { stepUnknownPlugin } from './steps/step-unknown-plugin.ts';
import { updateAgentBool } from './steps/update-agent-bool.ts';
import { disableUnknown } from './comments/disable-unknown.ts';
import { disableUnused } from './comments/disable-unused.ts';
import type { Rule } from './rule.ts';
import { assumeRoleMissing } from './security/assume-role-missing.ts';
import { assumeRoleLiteral } from './security/assume-role-literal.ts';
import { hardcodedRegion } from './security/hardcoded-region.ts';
import { destructiveNoGuard } from './security/destructive-no-guard.ts';
import { curlPipeShell } from './security/curl-pipe-shell.ts';
import { injectNestedRunCommand } from './security/inject-nested-run-command.ts';
import { injectShell } from './security/inject-shell.ts';
import { injectUserData } from './security/inject-user-data.ts';
import { insecureDownload } from './security/insecure-download.ts';
import { jsonTextInvalid } from './security/json-text-invalid.ts';
import { literalBraces } from './security/literal-braces.ts';
import { noHash } from './security/no-hash.ts';
import { secretAccessKey } from './security/secret-access-key.ts';
import { secretDefault } from './security/secret-default.ts';
import { secretEcho } from './security/secret-echo.ts';
import { secretSourceInfo } from './security/secret-source-info.ts';
import { shellInWrongPlugin } from './security/shell-in-wrong-plugin.ts';
import { yamlNorway } from './security/yaml-norway.ts';

/** Every rule, grouped by what it looks at. The order is that of the documentation. */
export const rules: readonly Rule[] = [
  docSyntax,
  tabIndent,
  docDuplicateKey,
  docSchemaMissing,
  docSchemaUnknown,
  docSchemaForType,
  docSchemaNotString,
  docSchemaOld,
  docUnknownKey,
  docMissingKey,
  docKeyType,
  docWrongStepsKey,
  docNoSteps,
  docAutomationOnlyKey,
  docTooLarge,
  docFormatKind,
  docNearlyTooLarge,
  docNoDescription,
  orderOfKeys,
  disableUnknown,
  disableUnused,
  paramName,
  paramNoType,
  paramTypeUnknown,
  paramTypeCommand,
  paramResourceTypePlace,
  paramCfnType,
  paramUnknownKey,
  paramDefaultType,
  paramDefaultListText,
  paramDefaultNotAllowed,
  paramDefaultPattern,
  defaultTokenPattern,
  paramDefaultLength,
  paramMinOverMax,
  paramLimitWrongType,
  paramPatternInvalid,
  paramPatternRe2,
  paramPatternUnanchored,
  paramPatternAllowsShell,
  paramPatternType,
  paramAllowedValuesText,
  paramAllowedValuesDup,
  paramDisplayType,
  paramUnused,
  paramUndeclared,
  paramCaseMismatch,
  paramCrossReference,
  paramNestedToken,
  paramInKey,
  paramListInList,
  paramListInText,
  paramNameTooLong,
  paramValueTooLong,
  paramNoDescription,
  paramOptionalWithoutDefault,
  paramSsmSecureDefault,
  paramSsmVersion,
  envVarSchema,
  envVarValue,
  envVarPlace,
  envVarStillToken,
  envVarUnknownName,
  envVarUnquoted,
  envVarOldAgent,
  envVarShellSyntax,
  flowCycle,
  flowEndAndNext,
  flowForwardReference,
  flowMaybeSkippedReference,
  flowOnCancelGrammar,
  flowOnCancelOwner,
  flowOnCancelTarget,
  flowOnFailureGrammar,
  flowSelf,
  flowUnknownStep,
  flowUnreachable,
  flowCriticalContinue,
  flowBranchFallthrough,
  flowBooleanText,
  loopMax,
  loopWhileNoMax,
  loopValueWhile,
  loopConditionNeverChanges,
  actionUnknown,
  actionInputsMissing,
  refUnknownOutput,
  refUnknownStep,
  refType,
  variableName,
  variableUndeclared,
  variableType,
  variableUnused,
  refDocOutputs,
  refGlobalUnknown,
  refGlobalInCommand,
  refSsmInInput,
  refSsmAssumeRole,
  refSsmSecure,
  refWindowParameter,
  outputKeys,
  outputType,
  outputSelector,
  outputFilter,
  outputScanType,
  outputReserved,
  outputScriptRoot,
  outputUnused,
  branchChoiceKeys,
  branchOperator,
  branchAndOr,
  branchNoDefault,
  branchType,
  branchConstant,
  scriptRuntimeRetired,
  scriptRuntimeUnknown,
  scriptHandler,
  scriptHandlerPowershell,
  scriptHandlerUndefined,
  scriptSource,
  scriptAttachmentFiles,
  scriptTokenInCode,
  scriptTimeout,
  scriptNoRole,
  scriptBadModule,
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
  loopKind,
  apiServiceName,
  apiOperationName,
  apiDeprecated,
  apiStreaming,
  apiUnknownParameter,
  apiMissingParameter,
  apiParameterType,
  apiParameterValue,
  apiSelector,
  assertBooleanText,
  waitNoTimeout,
  sessionType,
  sessionProperties,
  sessionInputs,
  sessionUnknownKey,
  sessionCommandsList,
  sessionPlatformMissing,
  sessionMacosBlock,
  sessionPortText,
  sessionPortDeniedHost,
  sessionStreamingBool,
  sessionStreamingIgnored,
  sessionElevatedBool,
  sessionTimeouts,
  sessionRunAsUser,
  sessionNoLogs,
  sessionLogsPlain,
  sessionNoKms,
  sessionOpenCommand,
  packageVersion,
  packageTarget,
  packageFileMissing,
  packageFileUnused,
  packageChecksum,
  docBareTemplate,
  docChangeTemplateClosed,
  changeTemplateRunbooks,
  calendarBody,
  approvalPolicyEntities,
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
  injectShell,
  injectNestedRunCommand,
  injectUserData,
  secretAccessKey,
  secretDefault,
  secretEcho,
  secretSourceInfo,
  insecureDownload,
  noHash,
  curlPipeShell,
  assumeRoleMissing,
  assumeRoleLiteral,
  hardcodedRegion,
  destructiveNoGuard,
  yamlNorway,
  jsonTextInvalid,
  literalBraces,
  shellInWrongPlugin,
];
