import type { ParseError, ParseErrorCode, Range, RelatedPlace } from './tree.ts';

/** More problems of one entry help nobody; a text that is no JSON at all has one at every word. */
const MAX_PROBLEMS = 100;

/** What a parser has found to be wrong. Its cursors are such lists; what they do at every character is theirs alone. */
export abstract class ProblemList {
  /** Problems of the entry that is being parsed; undefined as long as there are none. */
  problems: ParseError[] | undefined;

  report(
    code: ParseErrorCode,
    range: Range,
    message: string,
    more: { related?: RelatedPlace; fix?: NonNullable<ParseError['fix']> } = {},
  ): void {
    this.problems ??= [];
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({ code, start: range.start, end: range.end, message, ...more });
  }
}
