import { addEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { commandSteps, platformsOf } from './known-steps.ts';

export const preconditionMissing: Rule = {
  code: 'precondition-missing',
  severity: 'info',
  kinds: commandKinds,
  check(analysis, report) {
    if (analysis.document.schemaVersion?.text !== '2.2') return;
    const steps = commandSteps(analysis.document);
    const all = new Set(steps.flatMap(platformsOf));
    for (const step of steps) {
      const platforms = platformsOf(step);
      const { action, precondition, node, inputs } = step;
      const skipped = [...all].filter((platform) => !platforms.includes(platform));
      if (
        action === undefined ||
        precondition !== undefined ||
        platforms.length === 0 ||
        skipped.length === 0
      )
        continue;
      const [only, ...others] = platforms;
      const condition = ['precondition', { StringEquals: ['platformType', only ?? ''] }] as const;
      const before = node.entries.find((entry) => entry.value === inputs);
      report({
        range: action,
        message: `Nodes with ${listNames(skipped, 'or')} skip this step without a word; a precondition would say so`,
        fixes:
          others.length > 0
            ? []
            : [
                {
                  title: `Add a precondition for ${only ?? ''}`,
                  edits: [addEntry(node, condition, analysis, before)],
                },
              ],
      });
    }
  },
};
