import { findPlugin } from '../../catalog/plugins.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const pluginUndocumented: Rule = {
  code: 'plugin-undocumented',
  severity: 'warning',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { action } of commandSteps(document)) {
      const plugin = findPlugin(action?.text ?? '');
      if (action === undefined || plugin?.documented !== false) continue;
      report({
        range: action,
        message: `The agent knows the name ${plugin.name}, but has nothing behind it`,
      });
    }
  },
};
