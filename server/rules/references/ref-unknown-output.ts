import { automationKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { firstName, outputsOfSteps, stepReferences } from './step-outputs.ts';

export const refUnknownOutput: Rule = {
  code: 'ref-unknown-output',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    const outputs = outputsOfSteps(analysis);
    for (const { name, output, outputRange } of stepReferences(analysis)) {
      const owner = outputs.get(name);
      const wanted = firstName(output);
      if (owner === undefined || owner.names.includes(wanted)) continue;
      const nearest = closest(wanted, owner.names);
      const { start } = outputRange;
      const range = { start, end: start + wanted.length };
      report({
        range,
        message: `Step "${name}" has no output "${wanted}"; ${
          nearest === undefined ? `it has ${listNames(owner.names)}` : `did you mean "${nearest}"?`
        }`,
        // Runbooks that Amazon publishes read members of an answer that they do not declare.
        severity: owner.open ? 'hint' : 'error',
        fixes:
          nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [{ ...range, text: nearest }] }],
      });
    }
  },
};
