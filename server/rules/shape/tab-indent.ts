import type { ParseError } from '../../syntax/tree.ts';
import type { Fix, Rule } from '../rule.ts';

export const tabIndent: Rule = {
  code: 'tab-indent',
  severity: 'error',
  kinds: 'any',
  check({ tree }, report) {
    const tabs = tree.errors.filter(({ code }) => code === 'tab-indent');
    const everywhere = replaceAll(tabs);
    for (const error of tabs) {
      report({
        range: error,
        message: error.message,
        // Lines that still have tabs would no longer line up with a line that has none.
        fixes: [everywhere, error.fix].flatMap((fix) => fix ?? []),
      });
    }
  },
};

/** One fix for every line; undefined if one line is all there is. */
function replaceAll(tabs: readonly ParseError[]): Fix | undefined {
  if (tabs.length < 2) return undefined;
  const edits = tabs.flatMap(({ fix }) => fix?.edits ?? []);
  return { title: 'Replace the tabs of all lines with spaces', edits };
}
