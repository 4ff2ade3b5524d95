import { addEntry } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

export const stepNoName: Rule = {
  code: 'step-no-name',
  severity: 'error',
  kinds: stepKinds,
  check(analysis, report) {
    const steps = stepsOf(analysis);
    const taken = new Set(steps.map((step) => step.name?.text));
    for (const { node, entries, action, name } of steps) {
      // Schema 1.2 has steps without names, and without entries.
      if (name !== undefined || entries.length === 0 || node.entry('name') !== undefined) continue;
      const base = action?.text.replace(/^aws:/, '').replace(/\W/g, '') ?? '';
      const free = freeName(base === '' ? 'step' : base, taken);
      report({
        range: action ?? entries[0]?.key ?? node,
        message: 'Every step needs a "name"',
        fixes: [
          { title: `Add name "${free}"`, edits: [addEntry(node, ['name', free], analysis, entries[0])] },
        ],
      });
    }
  },
};

function freeName(base: string, taken: ReadonlySet<string | undefined>): string {
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
  return name;
}
