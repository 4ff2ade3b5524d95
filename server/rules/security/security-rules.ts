import { assumeRoleLiteral } from './assume-role-literal.ts';
import { assumeRoleMissing } from './assume-role-missing.ts';
import { curlPipeShell } from './curl-pipe-shell.ts';
import { destructiveNoGuard } from './destructive-no-guard.ts';
import { hardcodedRegion } from './hardcoded-region.ts';
import { injectNestedRunCommand } from './inject-nested-run-command.ts';
import { injectShell } from './inject-shell.ts';
import { injectUserData } from './inject-user-data.ts';
import { insecureDownload } from './insecure-download.ts';
import { jsonTextInvalid } from './json-text-invalid.ts';
import { literalBraces } from './literal-braces.ts';
import { noHash } from './no-hash.ts';
import { secretAccessKey } from './secret-access-key.ts';
import { secretDefault } from './secret-default.ts';
import { secretEcho } from './secret-echo.ts';
import { secretSourceInfo } from './secret-source-info.ts';
import { shellInWrongPlugin } from './shell-in-wrong-plugin.ts';
import { yamlNorway } from './yaml-norway.ts';
import type { Rule } from '../rule.ts';

export const securityRules: readonly Rule[] = [
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
