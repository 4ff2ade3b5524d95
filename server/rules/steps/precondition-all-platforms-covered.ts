import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps, platformsOf } from './known-steps.ts';
import { preconditionOf, supportsPlatform } from './precondition.ts';

export const preconditionAllPlatformsCovered: Rule = {
  code: 'precondition-all-platforms-covered',
  severity: 'hint',
  kinds: commandKinds,
  check({ document }, report) {
    const steps = commandSteps(document);
    const covered = new Set(steps.flatMap(platformsOf));
    if (!covered.has('Linux') || !covered.has('Windows') || covered.has('MacOS')) return;
    for (const step of steps) {
      const platform = preconditionOf(step)?.platform;
      if (platform?.text !== 'Linux' || !supportsPlatform(step, 'MacOS')) continue;
      report({
        range: platform,
        message:
          'macOS is not Linux: Macs skip every step of this document, though this plugin works there, too',
      });
      return;
    }
  },
};
