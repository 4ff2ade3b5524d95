import type { ScalarNode } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

export const stepNameDuplicate: Rule = {
  code: 'step-name-duplicate',
  severity: 'error',
  kinds: stepKinds,
  check(analysis, report) {
    const seen = new Map<string, ScalarNode>();
    const steps = stepsOf(analysis);
    for (const { name, entries } of steps) {
      // Ids of schema 1.2 need not differ.
      if (name === undefined || entries.length === 0) continue;
      const first = seen.get(name.text);
      if (first === undefined) {
        seen.set(name.text, name);
        continue;
      }
      let number = 2;
      while (steps.some((step) => step.name?.text === `${name.text}${number}`)) number += 1;
      const free = `${name.text}${number}`;
      report({
        range: name,
        message: `There already is a step "${name.text}"`,
        related: [{ start: first.start, end: first.end, message: 'The first one' }],
        fixes: [{ title: `Rename to "${free}"`, edits: [replaceText(name, free, analysis)] }],
      });
    }
  },
};
