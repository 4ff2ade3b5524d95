import { findPlugin } from '../../catalog/plugins.ts';
import { findEntry } from '../../model/scripts.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from '../steps/known-steps.ts';

export const noHash: Rule = {
  code: 'no-hash',
  severity: 'info',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { action, inputs } of commandSteps(document)) {
      const fields = findPlugin(action?.text ?? '')?.inputs ?? [];
      const source = findEntry(inputs, 'source');
      if (source === undefined || !fields.some(({ name }) => name === 'sourceHash')) continue;
      if (findEntry(inputs, 'sourceHash') !== undefined) continue;
      report({
        range: source.key,
        message: 'With "sourceHash" (SHA-256) the agent would refuse another file than the one you know',
      });
    }
  },
};
