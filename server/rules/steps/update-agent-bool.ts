import { findEntry } from '../../model/scripts.ts';
import { asScalar } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { inputsOf } from './plugin-inputs.ts';

export const updateAgentBool: Rule = {
  code: 'update-agent-bool',
  severity: 'warning',
  kinds: commandKinds,
  check(analysis, report) {
    for (const plugin of ['aws:updateSsmAgent', 'aws:updateAgent']) {
      for (const { inputs } of inputsOf(analysis.document, plugin)) {
        const value = asScalar(findEntry(inputs, 'allowDowngrade')?.value);
        if (typeof value?.value !== 'boolean') continue;
        report({
          range: value,
          message: 'The agent reads "allowDowngrade" as a text; put it in quotes',
          fixes: [
            {
              title: `Change to "${value.text}"`,
              edits: [replaceValue(value, value.text, analysis)],
              isSafe: true,
            },
          ],
        });
      }
    }
  },
};
