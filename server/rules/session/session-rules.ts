import { sessionCommandsList } from './session-commands-list.ts';
import { sessionElevatedBool } from './session-elevated-bool.ts';
import { sessionInputs } from './session-inputs.ts';
import { sessionLogsPlain } from './session-logs-plain.ts';
import { sessionMacosBlock } from './session-macos-block.ts';
import { sessionNoKms } from './session-no-kms.ts';
import { sessionNoLogs } from './session-no-logs.ts';
import { sessionOpenCommand } from './session-open-command.ts';
import { sessionPlatformMissing } from './session-platform-missing.ts';
import { sessionPortDeniedHost } from './session-port-denied-host.ts';
import { sessionPortText } from './session-port-text.ts';
import { sessionProperties } from './session-properties.ts';
import { sessionRunAsUser } from './session-run-as-user.ts';
import { sessionStreamingBool } from './session-streaming-bool.ts';
import { sessionStreamingIgnored } from './session-streaming-ignored.ts';
import { sessionTimeouts } from './session-timeouts.ts';
import { sessionType } from './session-type.ts';
import { sessionUnknownKey } from './session-unknown-key.ts';
import type { Rule } from '../rule.ts';

export const sessionRules: readonly Rule[] = [
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
