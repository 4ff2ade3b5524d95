import type { Analysis } from '../../analysis.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { conditionKeys, type Condition, conditions } from './conditions.ts';

export const branchChoiceKeys: Rule = {
  code: 'branch-choice-keys',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    for (const condition of conditions(analysis)) {
      const { node, isChoice } = condition;
      if (node.entry('<<') !== undefined) continue;
      const missing = missingKey(condition);
      const where = node.entries[0]?.key ?? node;
      if (missing !== undefined) report({ range: where, message: missing });
      if (isChoice && node.entry('NextStep') === undefined) {
        report({
          range: where,
          message: 'A choice needs NextStep, the step that it leads to',
          fixes: followUp(analysis, condition),
        });
      }
    }
  },
};

/** The step behind the branch is where most branches lead. */
function followUp(analysis: Analysis, { node, step }: Condition): readonly Fix[] {
  const siblings = analysis.flow?.steps.filter(({ loop }) => loop === step.loop) ?? [];
  const next = siblings.find(({ index }) => index === step.index + 1)?.name?.text;
  if (next === undefined) return [];
  return [{ title: `Add "NextStep: ${next}"`, edits: [addEntry(node, ['NextStep', next], analysis)] }];
}

function missingKey({ node, variable, comparisons, connectives }: Condition): string | undefined {
  if (connectives.length > 0) return undefined;
  // A key that is no operator is what branch-operator reports.
  const hasUnknown = node.entries.some(({ name }) => name !== 'NextStep' && !conditionKeys.includes(name));
  if (comparisons.length === 0 && !hasUnknown) {
    return variable === undefined
      ? 'A condition needs Variable and an operator such as StringEquals'
      : 'A condition needs an operator such as StringEquals';
  }
  return node.entry('Variable') === undefined
    ? 'A condition needs Variable, the value to compare'
    : undefined;
}
