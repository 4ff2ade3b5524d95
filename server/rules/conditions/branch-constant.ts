import { asScalar } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { conditions } from './conditions.ts';

export const branchConstant: Rule = {
  code: 'branch-constant',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { variable, comparisons } of conditions(analysis)) {
      const scalar = asScalar(variable);
      if (scalar === undefined || scalar.text.includes('{{')) continue;
      // A constant against a reference is a condition written the other way round.
      if (comparisons.some(({ value }) => asScalar(value)?.text.includes('{{') === true)) continue;
      const name = analysis.document.parameters.find((parameter) => parameter.name === scalar.text)?.name;
      report({
        range: scalar,
        message: `"${scalar.text}" is a text that never changes; compare a reference such as {{ ${name ?? 'step.Output'} }}`,
        fixes:
          name === undefined
            ? []
            : [
                {
                  title: `Change to "{{ ${name} }}"`,
                  edits: [{ start: scalar.start, end: scalar.end, text: `"{{ ${name} }}"` }],
                },
              ],
      });
    }
  },
};
