// Samples carry their cursor and their expectations in the text itself.

export interface Expected {
  /** Half-open, UTF-16 offsets into the stripped text. */
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string;
}

/**
 * Takes lines such as
 *
 *     nextStep: gone
 *     #         ^^^^ flow-unknown-step: There is no step "gone"
 *
 * out of a sample. A marker means the part of the last line above that is no marker, in the same columns; `#` (or `//`
 * in JSON) and the blanks before `^` only fill. Everything behind the first colon is the message.
 */
export function takeExpectations(sample: string): { text: string; expected: Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  let lineStart = 0;
  for (const line of sample.split('\n')) {
    const match = /^(\s*(?:#|\/\/)?\s*)(\^+)\s+([\w-]+)(?::\s*(.*))?$/.exec(line);
    if (match === null) {
      lineStart = lines.reduce((length, kept) => length + kept.length + 1, 0);
      lines.push(line);
      continue;
    }
    const [, fill = '', carets = '', code = '', message = ''] = match;
    const start = lineStart + fill.length;
    expected.push({ start, end: start + carets.length, code, message });
  }
  return { text: lines.join('\n'), expected };
}

/** Takes the cursor `<|>` out of a sample; throws if there is none or more than one. */
export function takeCursor(sample: string): { text: string; offset: number } {
  const [before, after, ...more] = sample.split('<|>');
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('A sample has exactly one cursor <|>');
  }
  return { text: before + after, offset: before.length };
}
