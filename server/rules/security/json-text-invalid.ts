import { findField } from '../../catalog/field.ts';
import { stepKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { knownSteps } from '../steps/known-steps.ts';

export const jsonTextInvalid: Rule = {
  code: 'json-text-invalid',
  severity: 'hint',
  kinds: stepKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { step, fields } of knownSteps(analysis)) {
      for (const { name, value } of step.inputs?.entries ?? []) {
        const field = findField(fields, name)?.field;
        const text = literal(value);
        // "sourceInfo" is what download-source-info reports.
        if (field?.format !== 'json' || field.name === 'sourceInfo' || text === undefined) continue;
        if (text.text.trim() === '' || isJson(text.text)) continue;
        report({
          range: text,
          message: `"${field.name}" is JSON text, and this cannot be read as JSON`,
          // The agent refuses these; of the others nothing is known.
          severity: field.name === 'additionalArguments' ? 'warning' : 'hint',
        });
      }
    }
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
