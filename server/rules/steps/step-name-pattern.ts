import type { Analysis } from '../../analysis.ts';
import { namePatterns } from '../../catalog/limits.ts';
import type { ScalarNode, TextEdit } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { stepsOf } from './known-steps.ts';

export const stepNamePattern: Rule = {
  code: 'step-name-pattern',
  severity: 'error',
  kinds: stepKinds,
  check(analysis, report) {
    const steps = stepsOf(analysis);
    for (const { name, entries } of steps) {
      if (name === undefined || entries.length === 0 || namePatterns.step.test(name.text)) continue;
      const better = name.text.trim().replace(/\W+/g, '_');
      const isFree = better !== '' && !steps.some((step) => step.name?.text === better);
      report({
        range: name,
        message: `The name of a step has letters, digits and "_" only, so "${name.text}" is refused`,
        fixes: isFree ? [{ title: `Rename to "${better}"`, edits: renaming(analysis, name, better) }] : [],
      });
    }
  },
};

/** The name, and the links and references to it. */
function renaming(analysis: Analysis, name: ScalarNode, better: string): readonly TextEdit[] {
  const links = (analysis.flow?.links ?? []).filter((link) => link.name === name.text);
  const references = analysis.references.filter(
    (reference) => reference.kind === 'step-output' && reference.name === name.text,
  );
  return [
    replaceText(name, better, analysis),
    ...[...links, ...references.map((reference) => reference.nameRange)].map(({ start, end }) => ({
      start,
      end,
      text: better,
    })),
  ];
}
