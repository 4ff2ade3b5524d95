import type { Analysis } from '../../analysis.ts';
import type { Comment } from '../../syntax/tree.ts';
import type { Finding, Fix, Rule, RuleRun } from '../rule.ts';
import { closest } from '../spelling.ts';
import type { Directive, DirectiveCode } from '../suppressions.ts';
import { removeCode } from './directive-edits.ts';

const mayBeWord = /#\s*ssm-(?:disable|enable|ignore)/;

export const disableUnknown: Rule = {
  code: 'disable-unknown',
  severity: 'hint',
  kinds: 'any',
  runsLast: true,
  check(analysis, report, run) {
    if (!mayBeWord.test(analysis.text)) return;
    const { directives } = run.suppressions;
    const starts = new Set(directives.map(({ start }) => start));
    for (const comment of analysis.tree.comments) {
      const word = /^ssm-(?:disable|enable|ignore)[\w-]*/.exec(comment.text)?.[0];
      if (word !== undefined && !starts.has(comment.start)) report(unknownWord(analysis, comment, word));
    }
    for (const directive of directives) {
      for (const code of directive.codes) {
        if (!run.codes.has(code.code)) report(unknownCode(analysis, run, { directive, code }));
      }
    }
  },
};

function unknownWord({ text }: Analysis, comment: Comment, word: string): Finding {
  const start = text.indexOf(word, comment.start);
  const range = { start, end: start + word.length };
  const standsAlone = /(?:^|\n)[ \t]*$/.test(text.slice(0, comment.start));
  const wanted = standsAlone ? 'ssm-disable-next-line' : 'ssm-disable-line';
  return {
    range,
    message: `"${word}" silences nothing; write "ssm-disable-line", "ssm-disable-next-line" or "ssm-disable-file"`,
    fixes: [{ title: `Change to "${wanted}"`, edits: [{ ...range, text: wanted }] }],
  };
}

function unknownCode(
  analysis: Analysis,
  { codes }: RuleRun,
  { directive, code }: { directive: Directive; code: DirectiveCode },
): Finding {
  const nearest = closest(code.code, codes);
  const removing: Fix = { title: `Remove "${code.code}"`, edits: [removeCode(analysis, directive, code)] };
  const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return {
    range: code,
    message: `There is no rule "${code.code}"${hint}`,
    fixes:
      nearest === undefined
        ? [removing]
        : [{ title: `Change to "${nearest}"`, edits: [{ ...code, text: nearest }] }, removing],
  };
}
