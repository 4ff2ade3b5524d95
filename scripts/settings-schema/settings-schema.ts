// The JSON schema of the setting `ssm.validation.rules` with every rule, for the completion in settings.json. The
// build writes it (esbuild.mjs), so that package.json stays small and no list of rules is kept by hand.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../server/rules/index.ts';
import type { Rule } from '../../server/rules/rule.ts';

const severities = ['off', 'error', 'warning', 'info', 'hint'] as const;

/** A schema for settings files and, under `settings`, for workspace files. `pages` is the folder of the rules' pages. */
export function settingsSchema(pages: string): object {
  const properties = Object.fromEntries(rules.map((rule) => [rule.code, ruleSchema(rule, pages)]));
  const settings = {
    properties: { 'ssm.validation.rules': { type: 'object', additionalProperties: false, properties } },
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...settings,
    properties: { ...settings.properties, settings },
  };
}

function ruleSchema({ code, severity }: Rule, pages: string): object {
  return {
    enum: severities,
    default: 'off',
    description: `${summary(readFileSync(path.join(pages, `${code}.md`), 'utf8'))} (${severity} if not set)`,
  };
}

/** The first sentence of a page, without Markdown. */
function summary(page: string): string {
  const [, line = ''] = /^# .*\n+([^\n]*)/.exec(page) ?? [];
  return line.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
}
