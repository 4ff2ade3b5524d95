// What Go's regexp package, with which the agent compiles allowedPattern once more, lacks or reads otherwise.
// Sources: documentation of Go's regexp/syntax; its parser tried in Go 1.19.

import type { Range } from '../tree.ts';
import { isGeneralCategory } from './properties.ts';
import { type CharacterSet, regexChildren, type RegexNode, regexNodes } from './tree.ts';

/** A part of a pattern that means something else to Go, or nothing. */
export interface Re2Difference extends Range {
  /** `refused`: Go does not compile the pattern. `other`: it does, and matches other texts. */
  readonly effect: 'refused' | 'other';
  /** Completes the sentence "Go's regular expressions …". */
  readonly message: string;
}

/** Every difference of a pattern that Java takes, in its order. */
export function re2Differences(pattern: string, node: RegexNode): readonly Re2Difference[] {
  const found: Re2Difference[] = [];
  for (const part of regexNodes(node)) found.push(...nodeDifferences(pattern, part));
  if (found.length === 0 && exceedsRepeats(node, largestRepeat)) {
    found.push(refused(node, `repeat at most ${largestRepeat} times, nested repetitions multiplied`));
  }
  return found.sort((a, b) => a.start - b.start);
}

const largestRepeat = 1000;

function refused({ start, end }: Range, message: string): Re2Difference {
  return { effect: 'refused', message, start, end };
}

function other({ start, end }: Range, message: string): Re2Difference {
  return { effect: 'other', message, start, end };
}

function nodeDifferences(pattern: string, node: RegexNode): readonly Re2Difference[] {
  switch (node.kind) {
    case 'look':
      return [refused(node, `have no ${node.behind ? 'lookbehind' : 'lookahead'}`)];
    case 'atomic':
      return [refused(node, 'have no atomic groups')];
    case 'back-reference':
      return backReference(pattern, node);
    case 'line-break':
      return [refused(node, 'have no \\R')];
    case 'grapheme':
      return [refused(node, 'have no \\X')];
    case 'boundary':
      return boundary(pattern, node);
    case 'repeat':
      return repeat(pattern, node);
    case 'flags':
      return flags(node, node.flags);
    case 'group':
      return node.name === undefined
        ? flags(node, node.flags)
        : [refused(node, 'write named groups as (?P<name>…), in the version that the agent is built with')];
    case 'set':
      return setDifferences(pattern, node.set, false);
    default:
      return [];
  }
}

/** What Java reads as a reference to a group and then digits, Go may read as an octal number. */
function backReference(pattern: string, node: Range): readonly Re2Difference[] {
  const octal = /^\\[1-7][0-7]/.test(pattern.slice(node.start, node.start + 3));
  return [octal ? other(node, 'read this as an octal number') : refused(node, 'have no back-references')];
}

function boundary(pattern: string, node: RegexNode & { kind: 'boundary' }): readonly Re2Difference[] {
  if (node.boundary === 'Z' || node.boundary === 'G') {
    return [refused(node, `have no \\${node.boundary}${node.boundary === 'Z' ? '; write \\z' : ''}`)];
  }
  return pattern.slice(node.start, node.end).endsWith('{g}') ? [other(node, 'have no \\b{g}')] : [];
}

function repeat(pattern: string, node: RegexNode & { kind: 'repeat' }): readonly Re2Difference[] {
  if (node.mode === 'possessive')
    return [refused(node, 'have no possessive repetition (a + after a quantifier)')];
  if (node.body.kind === 'empty' && node.body.start === node.body.end) {
    return [other(node, `read "${pattern.slice(node.start, node.end)}" as plain text or refuse it`)];
  }
  if (node.min > largestRepeat || (node.max > largestRepeat && node.max !== Infinity)) {
    return [refused(node, `repeat at most ${largestRepeat} times`)];
  }
  return [];
}

function flags(node: Range, letters: string): readonly Re2Difference[] {
  const unknown = /[cdux]/.exec(letters)?.[0];
  if (unknown !== undefined) return [refused(node, `have no flag ${unknown}`)];
  return letters.includes('U') ? [other(node, 'take the flag U for lazy repetition')] : [];
}

function setDifferences(pattern: string, set: CharacterSet, inClass: boolean): readonly Re2Difference[] {
  switch (set.kind) {
    case 'range':
      return rangeDifferences(pattern.slice(set.start, set.end), set);
    case 'shorthand':
      if (/[hHV]/.test(set.letter)) return [refused(set, `have no \\${set.letter}`)];
      return [];
    case 'property':
      return isGeneralCategory(set.name) ? [] : [refused(set, `have no \\p{${set.name}}`)];
    case 'intersection':
      return [other(set, 'have no && in "[ ]" and take it for two characters')];
    case 'class': {
      const text = pattern.slice(set.start, set.end);
      if (!inClass) {
        if (/^(?:[^\\]|\\[^Q])*\\Q/.test(text)) return [refused(set, 'have no \\Q inside "[ ]"')];
        return set.items.flatMap((item) => setDifferences(pattern, item, true));
      }
      return [
        /^\[:\^?\w+:\]$/.test(text)
          ? other(set, `take ${text} for a class by name, Java for a set of its letters`)
          : other(set, 'take a "[" inside "[ ]" for a character'),
      ];
    }
    default:
      return [];
  }
}

/** `text` is one character or `a-b`, either of which may be escaped. */
function rangeDifferences(text: string, place: Range): readonly Re2Difference[] {
  const escape = /\\(?:[ecu]|[^\0-\x7F])/.exec(text)?.[0];
  if (/\\0[0-3][0-7]{2}/.test(text)) return [other(place, 'read only two octal digits after \\0')];
  if (escape === undefined) return [];
  return [refused(place, `have no ${escape}${escape === '\\u' ? '; write \\x{hhhh}' : ''}`)];
}

/** True if some repetition, with those around it, asks for more than `left` copies. Go counts the same way. */
function exceedsRepeats(node: RegexNode, left: number): boolean {
  let remaining = left;
  if (node.kind === 'repeat') {
    const count = node.max === Infinity ? node.min : node.max;
    if (count > left) return true;
    if (node.max === 0) return false;
    if (count > 0) remaining = Math.floor(left / count);
  }
  return regexChildren(node).some((child) => exceedsRepeats(child, remaining));
}
