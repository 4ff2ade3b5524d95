import { scriptAttachmentFiles } from './script-attachment-files.ts';
import { scriptBadModule } from './script-bad-module.ts';
import { scriptHandler } from './script-handler.ts';
import { scriptHandlerPowershell } from './script-handler-powershell.ts';
import { scriptHandlerUndefined } from './script-handler-undefined.ts';
import { scriptNoRole } from './script-no-role.ts';
import { scriptRuntimeRetired } from './script-runtime-retired.ts';
import { scriptRuntimeUnknown } from './script-runtime-unknown.ts';
import { scriptSource } from './script-source.ts';
import { scriptTimeout } from './script-timeout.ts';
import { scriptTokenInCode } from './script-token-in-code.ts';
import type { Rule } from '../rule.ts';

export const scriptsRules: readonly Rule[] = [
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
];
