import { preconditionPlatforms } from '../../catalog/steps.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { commandSteps } from './known-steps.ts';
import { platformType, preconditionOf } from './precondition.ts';

/** What people write for a platform. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['darwin', 'MacOS'],
  ['osx', 'MacOS'],
  ['mac', 'MacOS'],
  ['ubuntu', 'Linux'],
  ['amazon linux', 'Linux'],
  ['unix', 'Linux'],
  ['win', 'Windows'],
]);

export const preconditionPlatform: Rule = {
  code: 'precondition-platform',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const step of commandSteps(analysis.document)) {
      const platform = preconditionOf(step)?.platform;
      // References and equal sides are reported by other rules.
      if (platform === undefined || platform.text.includes('{{') || platform.text === platformType) continue;
      if (preconditionPlatforms.some((name) => name === platform.text)) continue;
      const nearest =
        otherNames.get(platform.text.toLowerCase()) ?? closest(platform.text, preconditionPlatforms);
      report({
        range: platform,
        message: `platformType is ${listNames(preconditionPlatforms, 'or')}, written so`,
        fixes:
          nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [replaceText(platform, nearest, analysis)] }],
      });
    }
  },
};
