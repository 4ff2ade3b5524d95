import { findEntry } from '../../model/scripts.ts';
import { asScalar, asSequence } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { baseTypeOf } from './declarations.ts';

export const paramListInList: Rule = {
  code: 'param-list-in-list',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    const { document, references } = analysis;
    const lists = new Set(document.parameters.filter(isPlainList).map(({ name }) => name));
    if (lists.size === 0 || !('steps' in document)) return;
    for (const { inputs } of document.steps) {
      const items = asSequence(findEntry(inputs, 'runCommand')?.value);
      for (const item of items?.items ?? []) {
        const scalar = asScalar(item);
        const reference = references.find(
          (candidate) => candidate.whole && candidate.node.start === scalar?.start,
        );
        if (items === undefined || scalar === undefined || reference === undefined) continue;
        if (reference.kind !== 'parameter' || !lists.has(reference.name)) continue;
        const alone = items.items.length === 1;
        report({
          range: scalar,
          message: `"${reference.name}" is a list already; as an item it makes a list in a list, on which the agent fails`,
          fixes: alone
            ? [
                {
                  title: 'Use the list in place of the items',
                  edits: [replaceText(items, scalar.text, analysis)],
                },
              ]
            : [],
        });
      }
    }
  },
};

/** A list from Parameter Store is put in later, and may stand as an item. */
function isPlainList(parameter: Parameters<typeof baseTypeOf>[0]): boolean {
  return baseTypeOf(parameter) === 'StringList' && asScalar(parameter.default)?.text.includes('{{') !== true;
}
