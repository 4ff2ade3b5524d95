import { asSequence } from '../../syntax/tree.ts';
import { removeEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { declaredOutputs } from './declared-outputs.ts';

export const outputReserved: Rule = {
  code: 'output-reserved',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { name, node, step, action } of declaredOutputs(analysis)) {
      if (name === undefined || action?.reservedOutputs?.includes(name.text) !== true) continue;
      const outputs = asSequence(step.node.get('outputs'));
      const entry = outputs?.entries.find(({ value }) => value.start === node.start);
      report({
        range: name,
        message: `${action.name} has an output "${name.text}" of its own; give this one another name`,
        fixes:
          outputs === undefined || entry === undefined
            ? []
            : [
                {
                  title: `Remove it: "${name.text}" is there already`,
                  edits: [removeEntry(outputs, entry, analysis)],
                },
              ],
      });
    }
  },
};
