import type { Analysis } from '../../analysis.ts';
import type { TextEdit } from '../../syntax/tree.ts';
import type { Directive, DirectiveCode } from '../suppressions.ts';

/** Takes one code out of a comment, and the comment with its line when nothing else is in it. */
export function removeCode(
  { text }: Analysis,
  directive: Directive,
  code: DirectiveCode | undefined,
): TextEdit {
  const { codes } = directive;
  const index = codes.findIndex((each) => each === code);
  const next = codes[index + 1];
  const previous = codes[index - 1];
  if (code !== undefined && next !== undefined) return { start: code.start, end: next.start, text: '' };
  if (code !== undefined && previous !== undefined) return { start: previous.end, end: code.end, text: '' };
  const lineStart = text.lastIndexOf('\n', directive.start - 1) + 1;
  const before = text.slice(lineStart, directive.start).trimEnd();
  if (before !== '') return { start: lineStart + before.length, end: directive.end, text: '' };
  const lineBreak = /^\r?\n/.exec(text.slice(directive.end))?.[0] ?? '';
  return { start: lineStart, end: directive.end + lineBreak.length, text: '' };
}
