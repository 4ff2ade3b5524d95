import { findField } from '../../catalog/field.ts';
import { sharedInputs } from '../../catalog/plugins.ts';
import { replaceText } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { knownSteps, literalScalars } from './known-steps.ts';

export const stepInputValue: Rule = {
  code: 'step-input-value',
  severity: 'error',
  kinds: stepKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { step, fields } of knownSteps(analysis)) {
      for (const entry of step.inputs?.entries ?? []) {
        const field = findField(fields, entry.name)?.field;
        // Inputs that every plugin has, and runtimes of scripts, have rules of their own.
        const isOtherRules =
          field?.name === 'Runtime' || sharedInputs.some(({ name }) => name === field?.name);
        if (field?.values === undefined || isOtherRules) continue;
        const { values, retiredValues = [] } = field;
        for (const value of literalScalars(entry.value)) {
          if (values.includes(value.text) || retiredValues.includes(value.text)) continue;
          const nearest = closest(value.text, values);
          report({
            range: value,
            message: `"${field.name}" is ${listNames(values, 'or')}, not "${value.text}"`,
            fixes:
              nearest === undefined
                ? []
                : [{ title: `Change to "${nearest}"`, edits: [replaceText(value, nearest, analysis)] }],
          });
        }
      }
    }
  },
};
