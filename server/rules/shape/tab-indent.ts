import type { ParseError } from '../../syntax/tree.ts';
import type { Fix, Rule } from '../rule.ts';

export const tabIndent: Rule = {
  code: 'tab-indent',
  severity: 'error',
  kinds: 'any',
  check({ tree }, report) {
    const tabs = tree.errors.filter(({ code }) => code === 'tab-indent');
    const fixes = replaceTabs(tabs);
    for (const error of tabs) report({ range: error, message: error.message, fixes });
  },
};

/** One fix for every line: a line without tabs would no longer line up with those that still have them. */
function replaceTabs(tabs: readonly ParseError[]): readonly Fix[] {
  const edits = tabs.flatMap(({ fix }) => fix?.edits ?? []);
  return edits.length === 0 ? [] : [{ title: 'Replace the tabs of all lines with spaces', edits }];
}
