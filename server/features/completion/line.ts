// What the line before and behind the cursor says. The text is half-typed there, so this looks at characters only.

import type { Language, Range } from '../../syntax/tree.ts';
import type { Quote } from './writing.ts';

/** The piece of text that an item replaces, before the tree is asked what it is. */
export interface Word extends Range {
  /** The quotes that the cursor stands in. */
  readonly quote: Quote | undefined;
  /** Where they open. */
  readonly quoteAt: number | undefined;
  /** A blank is missing before the word: behind the dash of an item or the colon of a key. */
  readonly needsBlank: boolean;
  /** Blanks and dashes are all that stands before the word. */
  readonly beginsLine: boolean;
}

export function wordAt(text: string, offset: number, language: Language): Word {
  const start = lineStart(text, offset);
  const before = text.slice(start, offset);
  const open = openQuote(before, language);
  const after = /^[\w./$-]*(?::[\w./-]+)*/.exec(text.slice(offset, offset + 200))?.[0] ?? '';
  const end = offset + after.length;
  // Nobody types longer words, and lines of scripts may have words of thousands of characters.
  const typed = /[\w.:/$-]*$/.exec(before.slice(-200))?.[0] ?? '';
  if (open !== undefined) {
    const word = Math.max(offset - typed.length, start + open.at + 1);
    return {
      start: word,
      end,
      quote: open.quote,
      quoteAt: start + open.at,
      needsBlank: false,
      beginsLine: false,
    };
  }
  const lead = before.slice(0, before.length - typed.length);
  const beginsLine = language === 'yaml' && /^[ \t]*(?:- +)*$/.test(lead);
  const place = { end, quote: undefined, quoteAt: undefined };
  if (language === 'json') {
    const colons = /^:+/.exec(typed)?.[0].length ?? 0;
    return { ...place, start: offset - typed.length + colons, needsBlank: false, beginsLine: false };
  }
  // `- ` begins an item; its dash is no part of the word.
  if (beginsLine && typed === '-') return { ...place, start: offset, needsBlank: true, beginsLine: true };
  const beginsEntry = beginsLine || /[{,][ \t]*$/.test(lead);
  if (beginsEntry && /^[\w.$-]+:$/.test(typed) && typed !== 'aws:') {
    return { ...place, start: offset, needsBlank: true, beginsLine: false };
  }
  return { ...place, start: offset - typed.length, needsBlank: false, beginsLine };
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The rest of the line behind `offset`, without its end. */
export function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end === -1 ? text.length : end).replace(/\r$/, '');
}

/** The blanks at the beginning of the line of `offset`. */
export function indentation(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, start + 400))?.[0] ?? '';
}

/** The quote that is open at the end of a line's beginning, if its text is one line. */
function openQuote(before: string, language: Language): { quote: Quote; at: number } | undefined {
  let open = -1;
  for (let at = 0; at < before.length; at++) {
    const char = before[at];
    if (open === -1) {
      const begins =
        language === 'json' ? char === '"' : /^["']$/.test(char ?? '') && beginsScalar(before, at);
      if (begins) open = at;
      else if (char === '#' && language === 'yaml' && /^\s?$/.test(before.slice(Math.max(0, at - 1), at)))
        return undefined;
    } else if (char === '\\' && before[open] === '"') at++;
    else if (char === before[open]) {
      if (char === "'" && before[at + 1] === "'") at++;
      else open = -1;
    }
  }
  return open === -1 ? undefined : { quote: before[open] === '"' ? 'double' : 'single', at: open };
}

function beginsScalar(before: string, at: number): boolean {
  // A look at more of a long line, at each of its quotes, would take long.
  const near = before.slice(Math.max(0, at - 200), at);
  return /(?:^|[:\-,?]\s|[[{]|,)\s*$/.test(near) || near.trim() === '';
}

/** One level of indentation as the document has it: what the first indented key or dash has more than the line before. */
export function indentUnit(text: string): string {
  const blanks = /^[^\s#-][^\r\n]*:[ \t]*\r?\n(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*( +)(?=[^\s#-])/m.exec(text)?.[1];
  return blanks === undefined || blanks.length > 8 ? '  ' : blanks;
}

/** The first character from `offset` on that is no white space, and where it stands. */
export function nextCharacter(text: string, offset: number): { char: string; at: number } {
  let at = offset;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return { char: text[at] ?? '', at };
}

/** The last character before `offset` that is no white space, and where it stands. */
export function previousCharacter(text: string, offset: number): { char: string; at: number } {
  let at = offset - 1;
  while (at >= 0 && /\s/.test(text[at] ?? '')) at--;
  return { char: text[at] ?? '', at };
}
