import { findPlugin } from '../../catalog/plugins.ts';
import { preconditionPlatforms } from '../../catalog/steps.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { preconditionOf, supportsPlatform } from './precondition.ts';

export const preconditionContradiction: Rule = {
  code: 'precondition-contradiction',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const step of commandSteps(analysis.document)) {
      const platform = preconditionOf(step)?.platform;
      const plugin = findPlugin(step.action?.text ?? '');
      const isKnown = preconditionPlatforms.some((name) => name === platform?.text);
      if (platform === undefined || !isKnown || plugin?.documented !== true) continue;
      if (supportsPlatform(step, platform.text)) continue;
      report({
        range: platform,
        message: `${plugin.name} works on ${listNames(plugin.platforms)} only, so this step never runs`,
        fixes: plugin.platforms.map((name) => ({
          title: `Change to "${name}"`,
          edits: [replaceText(platform, name, analysis)],
        })),
      });
    }
  },
};
