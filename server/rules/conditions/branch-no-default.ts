import type { Analysis } from '../../analysis.ts';
import type { AutomationStep } from '../../model/document.ts';
import { asMap, asScalar } from '../../syntax/tree.ts';
import { isTrue } from '../actions/action-steps.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { comparedReference } from './conditions.ts';

export const branchNoDefault: Rule = {
  code: 'branch-no-default',
  severity: 'info',
  kinds: automationKinds,
  check(analysis, report) {
    for (const step of analysis.flow?.steps ?? []) {
      if (step.action?.text !== 'aws:branch' || step.inputs === undefined || step.choices.length === 0)
        continue;
      const hasDefault = step.inputs.entry('Default') !== undefined || step.nextStep !== undefined;
      if (hasDefault || isTrue(step.isEnd) || isTotal(step)) continue;
      const next = followingName(step, analysis);
      report({
        range: step.action,
        message: `When no choice matches, ${
          next === undefined ? 'the run ends' : `"${next}" runs`
        }; say so with ${next === undefined ? 'isEnd' : 'Default'}`,
        fixes:
          next === undefined
            ? [{ title: 'Add "isEnd: true"', edits: [addEntry(step.node, ['isEnd', true], analysis)] }]
            : [
                {
                  title: `Add "Default: ${next}"`,
                  edits: [addEntry(step.inputs, ['Default', next], analysis)],
                },
              ],
      });
    }
  },
};

/** The step behind this one in the list, where the run goes on when nothing matches. */
function followingName(step: AutomationStep, { flow }: Analysis): string | undefined {
  return flow?.edgesFrom(step).find(({ cause }) => cause === 'fallthrough')?.to.name?.text;
}

/** True if the choices ask whether one boolean is true, and whether it is false. */
function isTotal({ choices }: AutomationStep): boolean {
  const seen = new Map<string, Set<string>>();
  for (const { node } of choices) {
    const variable = comparedReference(node.get('Variable'));
    const operands = ['BooleanEquals', 'StringEquals', 'EqualsIgnoreCase'].flatMap(
      (operator) => asScalar(node.get(operator))?.text.toLowerCase() ?? [],
    );
    const negated = asMap(node.get('Not'));
    if (negated !== undefined && choices.some((other) => isSame(other.node.get('Variable'), negated)))
      return true;
    if (variable === undefined) continue;
    const values = seen.get(variable) ?? new Set();
    operands.forEach((operand) => values.add(operand));
    seen.set(variable, values);
  }
  return [...seen.values()].some((values) => values.has('true') && values.has('false'));

  function isSame(
    variable: Parameters<typeof comparedReference>[0],
    condition: NonNullable<ReturnType<typeof asMap>>,
  ) {
    const compared = comparedReference(variable);
    return compared !== undefined && compared === comparedReference(condition.get('Variable'));
  }
}
