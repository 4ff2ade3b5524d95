import { propertyContains } from './properties.ts';
import { type CharacterSet, type RegexNode, regexNodes } from './tree.ts';

/** What `\d` and its kind hold, without Java's flag UNICODE_CHARACTER_CLASS. */
const shorthandSets: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  h: /[ \t\xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000]/,
  s: /[ \t-\r]/,
  v: /[\n-\r\x85\u2028\u2029]/,
  w: /[a-zA-Z_0-9]/,
};

/**
 * Whether the set holds a character; undefined when it names a property that we do not know. Java looks at the
 * other case of a letter before it negates: under (?i) neither `a` nor `A` is in `[^a]`.
 */
export function setContains(set: CharacterSet, codePoint: number, ignoreCase: boolean): boolean | undefined {
  const holds = (item: CharacterSet): boolean | undefined => setContains(item, codePoint, ignoreCase);
  switch (set.kind) {
    case 'range':
      return spellings(codePoint, ignoreCase).some((letter) => set.from <= letter && letter <= set.to);
    case 'any':
      return set.dotAll || !/[\n\r\u0085\u2028\u2029]/.test(String.fromCodePoint(codePoint));
    case 'shorthand': {
      const found = shorthandSets[set.letter.toLowerCase()]?.test(String.fromCodePoint(codePoint)) === true;
      return found === (set.letter === set.letter.toLowerCase());
    }
    case 'property':
      return negate(
        either(spellings(codePoint, ignoreCase).map((letter) => propertyContains(set.name, letter))),
        set.negated,
      );
    case 'class':
      return negate(either(set.items.map(holds)), set.negated);
    case 'intersection': {
      const sides = [either(set.left.map(holds)), either(set.right.map(holds))];
      if (sides.includes(false)) return false;
      return sides.includes(undefined) ? undefined : true;
    }
  }
}

function either(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function negate(answer: boolean | undefined, negated: boolean): boolean | undefined {
  return answer === undefined ? undefined : answer !== negated;
}

/** The character and, without regard to case, the letter in the other case; Java's (?i) knows ASCII letters only. */
function spellings(codePoint: number, ignoreCase: boolean): readonly number[] {
  const isLetter = (codePoint >= 65 && codePoint <= 90) || (codePoint >= 97 && codePoint <= 122);
  return ignoreCase && isLetter ? [codePoint, codePoint ^ 32] : [codePoint];
}

/**
 * True if every match begins at the start and ends at the end of the value, so that nothing stands around it.
 * The agent looks for a match anywhere in the value, so only such a pattern bounds what the value holds.
 */
export function isAnchored(node: RegexNode): boolean {
  return isAnchoredAt(node, 'start') && isAnchoredAt(node, 'end');
}

/** True if every match stands at that end of the value. */
export function isAnchoredAt(node: RegexNode, side: 'start' | 'end'): boolean {
  switch (node.kind) {
    case 'boundary':
      if (node.boundary === '^' || node.boundary === '$') {
        return !node.multiline && (node.boundary === '^') === (side === 'start');
      }
      return (side === 'start' ? 'AG' : 'Zz').includes(node.boundary);
    case 'sequence':
      return isSequenceAnchored(side === 'start' ? node.items : node.items.toReversed(), side);
    case 'alternation':
      return node.branches.every((branch) => isAnchoredAt(branch, side));
    case 'group':
    case 'atomic':
      return isAnchoredAt(node.body, side);
    case 'repeat':
      return node.min > 0 && isAnchoredAt(node.body, side);
    default:
      return false;
  }
}

function isSequenceAnchored(items: readonly RegexNode[], side: 'start' | 'end'): boolean {
  for (const item of items) {
    if (isAnchoredAt(item, side)) return true;
    const hasNoWidth = ['boundary', 'look', 'flags', 'empty'].includes(item.kind);
    if (!hasNoWidth) return false;
  }
  return false;
}

/**
 * Those of `candidates` that a value which passes the pattern may hold: all of them, unless the pattern is anchored
 * on both sides. What the pattern looks ahead or behind for, and properties that we do not know, may rule any
 * character out, so they are taken to do so.
 */
export function admittedCharacters(node: RegexNode, candidates: readonly string[]): readonly string[] {
  if (!isAnchored(node)) return candidates;
  const parts = [...regexNodes(node)];
  if (parts.some((part) => part.kind === 'look')) return [];
  const breaks = parts.some((part) => part.kind === 'line-break');
  const sets = parts.filter((part) => part.kind === 'set');
  return candidates.filter((character) => {
    if (breaks && /[\n\r]/.test(character)) return true;
    const codePoint = character.codePointAt(0) ?? 0;
    return sets.some(({ set, ignoreCase }) => setContains(set, codePoint, ignoreCase) === true);
  });
}
