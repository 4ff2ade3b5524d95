import { preconditionPlatforms } from '../../catalog/steps.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { preconditionOf, supportsPlatform } from './precondition.ts';

export const preconditionPlatformParam: Rule = {
  code: 'precondition-platform-param',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    const { document, references } = analysis;
    for (const step of commandSteps(document)) {
      const platform = preconditionOf(step)?.platform;
      const isParameter = references.some(
        ({ kind, node }) => kind === 'parameter' && node.start === platform?.start,
      );
      if (platform === undefined || !isParameter) continue;
      report({
        range: platform,
        message:
          'The agent fails the step when platformType is compared with a parameter; write the platform itself',
        fixes: preconditionPlatforms
          .filter((name) => supportsPlatform(step, name))
          .map((name) => ({ title: `Change to "${name}"`, edits: [replaceText(platform, name, analysis)] })),
      });
    }
  },
};
