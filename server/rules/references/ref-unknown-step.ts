import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closestDeclared } from '../spelling.ts';
import { firstName, outputsOfSteps, stepReferences } from './step-outputs.ts';

export const refUnknownStep: Rule = {
  code: 'ref-unknown-step',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    const outputs = outputsOfSteps(analysis);
    for (const { name, nameRange, output, whole } of stepReferences(analysis)) {
      if (outputs.has(name)) continue;
      const nearest = closestDeclared(name, [...outputs.keys()]);
      report({
        range: nameRange,
        message: `There is no step "${name}" whose ${firstName(output)} could be read${
          nearest === undefined ? '' : `; did you mean "${nearest}"?`
        }`,
        // Inside longer texts it may belong to another language of templates.
        severity: whole ? 'error' : 'warning',
        fixes:
          nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [{ ...nameRange, text: nearest }] }],
      });
    }
  },
};
