import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { recent } from '../syntax/recent.ts';

/** Where the package lies: above dist/ when it is built, above server/ in the repository. */
export const PACKAGE_ROOT = path.join(__dirname.replace(/[\\/]rules$/, ''), '..');

/** The file of the rule's page. */
export function pageOf(code: string): string {
  return path.join(PACKAGE_ROOT, 'docs', 'rules', `${code}.md`);
}

/** The address of the rule's page, a file beside the program. Every finding has one, and there are few rules. */
export const pageUrl = recent((code) => pathToFileURL(pageOf(code)).href);

/** What the rule's page says before its examples; undefined if there is no such page. */
export function readIntroduction(code: string): string | undefined {
  if (!/^[a-z0-9-]+$/.test(code)) return undefined;
  try {
    const [introduction = ''] = readFileSync(pageOf(code), 'utf8').split(/^## /m);
    return introduction.replace(/^# .*\n/, '').trim();
  } catch {
    return undefined;
  }
}
