import { defaultTokenPattern } from './default-token-pattern.ts';
import { envVarOldAgent } from './env-var-old-agent.ts';
import { envVarPlace } from './env-var-place.ts';
import { envVarSchema } from './env-var-schema.ts';
import { envVarShellSyntax } from './env-var-shell-syntax.ts';
import { envVarStillToken } from './env-var-still-token.ts';
import { envVarUnknownName } from './env-var-unknown-name.ts';
import { envVarUnquoted } from './env-var-unquoted.ts';
import { envVarValue } from './env-var-value.ts';
import { paramAllowedValuesDup } from './param-allowed-values-dup.ts';
import { paramAllowedValuesText } from './param-allowed-values-text.ts';
import { paramCaseMismatch } from './param-case-mismatch.ts';
import { paramCfnType } from './param-cfn-type.ts';
import { paramCrossReference } from './param-cross-reference.ts';
import { paramDefaultLength } from './param-default-length.ts';
import { paramDefaultListText } from './param-default-list-text.ts';
import { paramDefaultNotAllowed } from './param-default-not-allowed.ts';
import { paramDefaultPattern } from './param-default-pattern.ts';
import { paramDefaultType } from './param-default-type.ts';
import { paramDisplayType } from './param-display-type.ts';
import { paramInKey } from './param-in-key.ts';
import { paramLimitWrongType } from './param-limit-wrong-type.ts';
import { paramListInList } from './param-list-in-list.ts';
import { paramListInText } from './param-list-in-text.ts';
import { paramMinOverMax } from './param-min-over-max.ts';
import { paramName } from './param-name.ts';
import { paramNameTooLong } from './param-name-too-long.ts';
import { paramNestedToken } from './param-nested-token.ts';
import { paramNoDescription } from './param-no-description.ts';
import { paramNoType } from './param-no-type.ts';
import { paramOptionalWithoutDefault } from './param-optional-without-default.ts';
import { paramPatternAllowsShell } from './param-pattern-allows-shell.ts';
import { paramPatternInvalid } from './param-pattern-invalid.ts';
import { paramPatternRe2 } from './param-pattern-re2.ts';
import { paramPatternType } from './param-pattern-type.ts';
import { paramPatternUnanchored } from './param-pattern-unanchored.ts';
import { paramResourceTypePlace } from './param-resource-type-place.ts';
import { paramSsmSecureDefault } from './param-ssm-secure-default.ts';
import { paramSsmVersion } from './param-ssm-version.ts';
import { paramTypeCommand } from './param-type-command.ts';
import { paramTypeUnknown } from './param-type-unknown.ts';
import { paramUndeclared } from './param-undeclared.ts';
import { paramUnknownKey } from './param-unknown-key.ts';
import { paramUnused } from './param-unused.ts';
import { paramValueTooLong } from './param-value-too-long.ts';
import type { Rule } from '../rule.ts';

export const parametersRules: readonly Rule[] = [
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
];
