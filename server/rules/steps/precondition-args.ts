import type { Analysis } from '../../analysis.ts';
import { preconditionPlatforms } from '../../catalog/steps.ts';
import { asMap, asScalar, asSequence, type MapEntry } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { commandSteps } from './known-steps.ts';
import { platformType, preconditionOperator } from './precondition.ts';

export const preconditionArgs: Rule = {
  code: 'precondition-args',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { precondition } of commandSteps(analysis.document)) {
      const entry = asMap(precondition)?.entry(preconditionOperator);
      if (entry === undefined || asSequence(entry.value)?.items.length === 2) continue;
      report({
        range: entry.value.kind === 'missing' ? entry.key : entry.value,
        message: `"${preconditionOperator}" compares exactly two texts, such as [platformType, Linux]`,
        fixes: comparison(entry, analysis),
      });
    }
  },
};

/** The name of a platform alone means a comparison with the platform of the node. */
function comparison({ value }: MapEntry, analysis: Analysis): readonly Fix[] {
  const [node, ...more] = asSequence(value)?.items ?? [value];
  const platform = asScalar(node)?.text;
  const name = preconditionPlatforms.find((each) => each === platform);
  if (name === undefined || more.length > 0) return [];
  const edit = replaceValue(value, [platformType, name], analysis);
  return [{ title: `Compare platformType with "${name}"`, edits: [edit] }];
}
