import { limits } from '../../catalog/limits.ts';
import { findPlugin } from '../../catalog/plugins.ts';
import { findEntry } from '../../model/scripts.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';

export const stepTimeoutRange: Rule = {
  code: 'step-timeout-range',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    const { min, max, default: standard } = limits.command.scriptSeconds;
    for (const { action, inputs } of commandSteps(analysis.document)) {
      const field = findPlugin(action?.text ?? '')?.inputs.find(({ name }) => name === 'timeoutSeconds');
      const value = literal(findEntry(inputs, 'timeoutSeconds')?.value);
      if (field?.max === undefined || value === undefined) continue;
      const seconds = Number(value.text);
      if (seconds >= min && seconds <= max) continue;
      const nearest = Number.isNaN(seconds) ? standard : Math.min(Math.max(seconds, min), max);
      report({
        range: value,
        message: `The agent takes ${min} to ${max} seconds, and ${standard} for anything else`,
        fixes: [{ title: `Change to ${nearest}`, edits: [replaceText(value, String(nearest), analysis)] }],
      });
    }
  },
};
