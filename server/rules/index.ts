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
import type { Rule } from './rule.ts';

/** Every rule, grouped by what it looks at. The order is that of the documentation. */
export const rules: readonly Rule[] = [
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
];
