import { findPlugin } from '../../catalog/plugins.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const pluginRetired: Rule = {
  code: 'plugin-retired',
  severity: 'warning',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { action } of commandSteps(document)) {
      const retired = findPlugin(action?.text ?? '')?.retired;
      if (action === undefined || retired === undefined) continue;
      report({ range: action, message: `${retired.why}; use ${retired.instead}`, tag: 'deprecated' });
    }
  },
};
