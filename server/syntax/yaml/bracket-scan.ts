import {
  APOSTROPHE,
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isLineEnd,
  isSpace,
  nextLine,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
} from '../characters.ts';
import { isDocumentMarker, lineEnd } from './cursor.ts';

/** Brackets that are nested deeper are not worth a second reading; real ones have three levels. */
const MAX_LEVELS = 8;

/**
 * Finds out which brackets from `start` on, itself an opening one, have a closing one before the document ends, and
 * enters each into `closed`: true if it has, and holds few levels of others. What is entered once is exact for every
 * bracket, so that a text is scanned a few times only, however many brackets it has.
 */
export function scanBrackets(text: string, start: number, closed: Map<number, boolean>): void {
  const open: { readonly at: number; levels: number }[] = [];
  let isInPlain = false;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) {
      if (isDocumentMarker(text, nextLine(text, at))) break;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      open.push({ at, levels: 1 });
      isInPlain = false;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      const inner = open.pop();
      if (!inner) break;
      closed.set(inner.at, inner.levels <= MAX_LEVELS);
      const outer = open.at(-1);
      if (!outer) return;
      outer.levels = Math.max(outer.levels, inner.levels + 1);
      isInPlain = false;
    } else if (code === COMMA || (code === COLON && isSpace(text.charCodeAt(at + 1)))) {
      isInPlain = false;
    } else if (code === HASH && isSpace(text.charCodeAt(at - 1))) {
      at = lineEnd(text, at) - 1;
    } else if (!isInPlain && (code === QUOTE || code === APOSTROPHE)) {
      at = closingQuote(text, at);
    } else if (!isBlank(code)) {
      isInPlain = true;
    }
  }
  for (const { at } of open) closed.set(at, false);
}

/** The offset of the quote that closes the one at `start`, or of the end of the text. */
function closingQuote(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === BACKSLASH && quote === QUOTE) at++;
  }
  return text.length;
}
