// Puts a dummy word in the place of what is typed at the cursor, and looks where it stands in the tree then.

import { edit } from '../../syntax/edit.ts';
import { type PathStep, pathAt } from '../../syntax/path.ts';
import type { Range, ScalarNode, SyntaxTree } from '../../syntax/tree.ts';
import { nextCharacter, previousCharacter, restOfLine, type Word } from './line.ts';

/** A word that no document has, in letters that need no quotes. */
export const DUMMY = 'SsmCompletionDummy';

/** What `isValid` tries. */
export const KEY = `${DUMMY}: 'x'`;
export const VALUE = `'${DUMMY}'`;

export interface Located {
  readonly tree: SyntaxTree;
  readonly steps: readonly PathStep[];
  readonly node: ScalarNode;
  /** What was put in beside the dummy, before it and behind it. */
  readonly before: string;
  readonly after: string;
  /** The commas of JSON that are missing around the word. */
  readonly commaAt: number | undefined;
  readonly needsComma: boolean;
}

/** Puts the dummy in the place of the word, and looks where it stands then. */
export function locate(tree: SyntaxTree, word: Word, dash = ''): Located | undefined {
  const { text, language } = tree;
  if (language === 'text') return undefined;
  const commas = language === 'json' ? missingCommas(text, word) : { commaAt: undefined, needsComma: false };
  // Directly behind a value nothing begins, and before a value there is no room for another.
  if (commas.commaAt === word.start || (language === 'json' && isBeforeValue(text, word))) return undefined;
  const before = `${commas.commaAt === undefined ? '' : ','}${word.needsBlank ? ' ' : ''}${dash}`;
  const put = (after: string): SyntaxTree => {
    const comma = commas.needsComma && word.quote === undefined ? ',' : '';
    // A comma before a string goes before its quote.
    const start = commas.commaAt === undefined ? word.start : (word.quoteAt ?? word.start);
    const kept = text.slice(start, word.start);
    return edit(tree, { start, end: word.end, text: `${before}${kept}${DUMMY}${after}${comma}` });
  };
  let after = '';
  let changed = put(after);
  if (word.quote !== undefined && isOpen(text, word)) {
    const quote = word.quote === 'double' ? '"' : "'";
    const closed = put(quote);
    if (language === 'json' || closed.errors.length < changed.errors.length) {
      after = quote;
      changed = closed;
    }
  }
  const { steps, node } = pathAt(changed.root, word.start + before.length);
  if (node.kind !== 'scalar' || !node.text.includes(DUMMY)) return undefined;
  return { tree: changed, steps, node, before, after, ...commas };
}

/** How many errors the document has without what stands in this range, or with it if that are fewer. */
export function leastErrors(tree: SyntaxTree, { start, end }: Range): number {
  if (start === end) return tree.errors.length;
  return Math.min(tree.errors.length, edit(tree, { start, end, text: '' }).errors.length);
}

/** True if `text` in this range makes the document no worse than nothing there. */
export function isValid(
  tree: SyntaxTree,
  { start, end }: Range,
  { text, least = leastErrors(tree, { start, end }) }: { text: string; least?: number },
): boolean {
  return edit(tree, { start, end, text }).errors.length <= least;
}

/** True if nothing on the line closes the quote that the word stands in. */
function isOpen(text: string, { end, quote }: Word): boolean {
  const rest = restOfLine(text, end);
  return quote === 'double' ? !/^(?:[^"\\]|\\.)*"/.test(rest) : !rest.includes("'");
}

/** JSON: where a comma is missing before the word or the string around it, and whether one is missing behind it. */
function missingCommas(text: string, word: Word): { commaAt: number | undefined; needsComma: boolean } {
  const isQuoted = word.quoteAt !== undefined;
  const previous = previousCharacter(text, word.quoteAt ?? word.start);
  const commaAt = /[{[,:]/.test(previous.char) || previous.char === '' ? undefined : previous.at + 1;
  let behind = word.end;
  if (isQuoted && !isOpen(text, word)) behind = closingQuote(text, word.end) + 1;
  const next = nextCharacter(text, behind);
  return { commaAt, needsComma: /["{[\w-]/.test(next.char) };
}

/** True behind a colon of JSON whose value is already there, and between a key and its colon. */
function isBeforeValue(text: string, word: Word): boolean {
  if (word.quote !== undefined) return false;
  const next = nextCharacter(text, word.end);
  if (word.start === word.end && next.char === ':') return true;
  if (previousCharacter(text, word.start).char !== ':') return false;
  if (next.char !== '"') return /[{[\w-]/.test(next.char);
  return nextCharacter(text, closingQuote(text, next.at + 1) + 1).char !== ':';
}

function closingQuote(text: string, from: number): number {
  for (let at = from; ; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"' || at >= text.length) return at;
  }
}

export interface Found extends Located {
  readonly text: string;
  readonly offset: number;
  readonly word: Word;
}
