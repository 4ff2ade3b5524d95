import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { writtenSelectors } from './selectors.ts';

export const outputFilter: Rule = {
  code: 'output-filter',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node, selector } of writtenSelectors(analysis)) {
      for (const segment of selector.segments) {
        if (segment.kind !== 'filter') continue;
        const operator = /&&|\|\||=~/.exec(withoutTexts(segment.text));
        if (operator === null) continue;
        const start = segment.start + '[?'.length + operator.index;
        report({
          range: node.sourceRange(start, start + operator[0].length),
          message: `Filters have no "${operator[0]}"; ${
            operator[0] === '=~' ? 'compare with ==' : 'use one condition'
          }, and choose further in a step of its own`,
        });
      }
    }
  },
};

/** The filter with blanks in the place of quoted texts. */
function withoutTexts(filter: string): string {
  return filter.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, (quoted) => ' '.repeat(quoted.length));
}
