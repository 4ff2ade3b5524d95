import { recent } from '../recent.ts';
import { readClass } from './character-class.ts';
import { readSetEscape } from './escapes.ts';
import { type RegexFlags, RegexFault, RegexScanner } from './scanner.ts';
import type { Boundary, RegexError, RegexNode, RegexRepeat } from './tree.ts';

export type ParsedRegex =
  | { readonly node: RegexNode; readonly error?: undefined }
  | { readonly node?: undefined; readonly error: RegexError };

/**
 * Reads a regular expression as java.util.regex.Pattern (Java 17) does, without flags. Its first fault is the
 * error; offsets are those of the pattern. Two things are left open, because Java versions differ in them: whether
 * a lookbehind has a greatest length, and whether `\N{…}` names a character.
 */
export const parseRegex = recent((pattern): ParsedRegex => {
  const scanner = new RegexScanner(pattern);
  try {
    const node = readAlternation(scanner);
    if (!scanner.done) throw new RegexFault('This ")" closes nothing', scanner.here());
    return { node };
  } catch (fault) {
    if (fault instanceof RegexFault) return { error: fault.error };
    throw fault;
  }
});

function readAlternation(scanner: RegexScanner): RegexNode {
  const start = scanner.at;
  const branches = [readSequence(scanner)];
  while (scanner.take('|')) branches.push(readSequence(scanner));
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  return { kind: 'alternation', branches, start, end: scanner.at };
}

function readSequence(scanner: RegexScanner): RegexNode {
  const start = scanner.at;
  const items: RegexNode[] = [];
  for (;;) {
    const character = scanner.peek();
    if (scanner.done || (!scanner.quoted && (character === '|' || character === ')'))) break;
    items.push(readTerm(scanner));
  }
  const [only] = items;
  if (only === undefined) return { kind: 'empty', start, end: start };
  return items.length === 1 ? only : { kind: 'sequence', items, start, end: scanner.at };
}

/** One atom with its quantifier. */
function readTerm(scanner: RegexScanner): RegexNode {
  const start = scanner.at;
  const atom = readAtom(scanner);
  return atom.kind === 'flags' ? atom : readQuantifier(scanner, atom, start);
}

function readAtom(scanner: RegexScanner): RegexNode {
  const start = scanner.at;
  const { ignoreCase, dotAll, multiline } = scanner.flags;
  const character = scanner.quoted ? '' : scanner.peek();
  switch (character) {
    case '(':
      scanner.next();
      return scanner.nested(() => readGroup(scanner, start));
    case '[':
      scanner.next();
      return { kind: 'set', set: readClass(scanner, start), ignoreCase, start, end: scanner.at };
    case '.':
      scanner.next();
      return {
        kind: 'set',
        set: { kind: 'any', dotAll, start, end: scanner.at },
        ignoreCase,
        start,
        end: scanner.at,
      };
    case '^':
    case '$':
      scanner.next();
      return { kind: 'boundary', boundary: character, multiline, start, end: scanner.at };
    case '\\':
      scanner.next();
      return readEscape(scanner, start);
    case '?':
    case '*':
    case '+':
      throw new RegexFault(`Nothing stands before this "${character}" that it could repeat`, scanner.here());
    case '{':
      // Java repeats the nothing before a brace; a brace without a number is refused with the quantifiers.
      return { kind: 'empty', start, end: start };
    default: {
      const codePoint = scanner.next();
      const end = scanner.at;
      return {
        kind: 'set',
        set: { kind: 'range', from: codePoint, to: codePoint, start, end },
        ignoreCase,
        start,
        end,
      };
    }
  }
}

function readEscape(scanner: RegexScanner, start: number): RegexNode {
  const set = readSetEscape(scanner, start);
  if (set !== undefined) {
    return { kind: 'set', set, ignoreCase: scanner.flags.ignoreCase, start, end: scanner.at };
  }
  const letter = scanner.pattern[scanner.at] ?? '';
  if (/[1-9]/.test(letter)) return readNumberedReference(scanner, start);
  scanner.at += 1;
  switch (letter) {
    case 'A':
    case 'B':
    case 'G':
    case 'Z':
    case 'z':
    case 'b':
      if (letter === 'b') scanner.match(/\{g\}/y);
      return {
        kind: 'boundary',
        boundary: letter satisfies Boundary,
        multiline: false,
        start,
        end: scanner.at,
      };
    case 'R':
      return { kind: 'line-break', start, end: scanner.at };
    case 'X':
      return { kind: 'grapheme', start, end: scanner.at };
    case 'k': {
      const name = scanner.match(/<([A-Za-z][A-Za-z\d]*)>/y)?.[1];
      if (name === undefined) throw scanner.fault('"\\k" needs the name of a group: \\k<name>', start);
      const group = scanner.groups.indexOf(name);
      if (group < 0) throw scanner.fault(`There is no group "${name}" before this`, start);
      return { kind: 'back-reference', group, start, end: scanner.at };
    }
    default:
      throw scanner.fault(`"\\${letter}" has no meaning; write the letter without the backslash`, start);
  }
}

/** Takes as many digits as still name a group that exists. */
function readNumberedReference(scanner: RegexScanner, start: number): RegexNode {
  let group = Number(scanner.pattern[scanner.at]);
  scanner.at += 1;
  for (;;) {
    const digit = /\d/.exec(scanner.pattern[scanner.at] ?? '');
    if (digit === null || group * 10 + Number(digit[0]) >= scanner.groups.length) break;
    group = group * 10 + Number(digit[0]);
    scanner.at += 1;
  }
  return { kind: 'back-reference', group, start, end: scanner.at };
}

/** Reads what follows `(`, the `)` included. */
function readGroup(scanner: RegexScanner, start: number): RegexNode {
  if (!scanner.take('?')) {
    scanner.groups.push('');
    return readBody(scanner, start, { capture: scanner.groups.length - 1 });
  }
  if (scanner.take(':')) return readBody(scanner, start, {});
  if (scanner.take('>')) {
    const { body, end } = readInside(scanner, start);
    return { kind: 'atomic', body, start, end };
  }
  const look = scanner.match(/<?[=!]/y)?.[0];
  if (look !== undefined) return readLook(scanner, start, look);
  const name = scanner.match(/<([A-Za-z][A-Za-z\d]*)>/y)?.[1];
  if (name !== undefined) {
    if (scanner.groups.includes(name)) throw scanner.fault(`There already is a group "${name}"`, start);
    scanner.groups.push(name);
    return readBody(scanner, start, { capture: scanner.groups.length - 1, name });
  }
  return readFlags(scanner, start);
}

function readLook(scanner: RegexScanner, start: number, look: string): RegexNode {
  const { body, end } = readInside(scanner, start);
  const behind = look.startsWith('<');
  return { kind: 'look', behind, negated: look.endsWith('!'), body, start, end };
}

/** `(?i)` holds to the end of the group around it, `(?i:…)` inside. */
function readFlags(scanner: RegexScanner, start: number): RegexNode {
  const found = scanner.match(/([dimsuxcU]*)(-[dimsuxcU]*)?([:)])/y);
  if (found === undefined) throw scanner.fault(unknownGroup(scanner, start), start);
  const [, on = '', off = '', close = ''] = found;
  const before = scanner.flags;
  const flag = (letter: string, value: boolean) => (on.includes(letter) || value) && !off.includes(letter);
  const flags: RegexFlags = {
    ignoreCase: flag('i', before.ignoreCase),
    dotAll: flag('s', before.dotAll),
    multiline: flag('m', before.multiline),
    comments: flag('x', before.comments),
  };
  if (close === ')') {
    scanner.flags = flags;
    return { kind: 'flags', flags: on + off, start, end: scanner.at };
  }
  return readBody(scanner, start, { flags: on + off, inner: flags });
}

function unknownGroup(scanner: RegexScanner, start: number): string {
  const rest = scanner.pattern.slice(start, start + 24);
  scanner.at = Math.min(start + 3, scanner.pattern.length);
  if (rest.startsWith('(?P<')) return 'Java writes named groups without the P: (?<name>…)';
  if (/^\(\?<[A-Za-z_]\w*>/.test(rest)) return 'The name of a group has only letters and digits in Java';
  return `Java knows no group "${rest.slice(0, 3)}"`;
}

function readBody(
  scanner: RegexScanner,
  start: number,
  options: { capture?: number; name?: string; flags?: string; inner?: RegexFlags },
): RegexNode {
  const { body, end } = readInside(scanner, start, options.inner);
  const { capture, name, flags = '' } = options;
  return { kind: 'group', capture, name, flags, body, start, end };
}

/** The inside of a group up to and with its `)`; flags that it sets end with it. */
function readInside(
  scanner: RegexScanner,
  start: number,
  flags: RegexFlags = scanner.flags,
): { body: RegexNode; end: number } {
  const before = scanner.flags;
  scanner.flags = flags;
  const body = readAlternation(scanner);
  if (!scanner.take(')')) throw new RegexFault('This "(" is never closed', { start, end: start + 1 });
  scanner.flags = before;
  return { body, end: scanner.at };
}

function readQuantifier(scanner: RegexScanner, body: RegexNode, start: number): RegexNode {
  const bounds = readBounds(scanner);
  if (bounds === undefined) return body;
  let mode: RegexRepeat['mode'] = 'greedy';
  if (scanner.take('?')) mode = 'lazy';
  else if (scanner.take('+')) mode = 'possessive';
  return { kind: 'repeat', body, ...bounds, mode, start, end: scanner.at };
}

function readBounds(scanner: RegexScanner): { min: number; max: number } | undefined {
  if (scanner.take('?')) return { min: 0, max: 1 };
  if (scanner.take('*')) return { min: 0, max: Infinity };
  if (scanner.take('+')) return { min: 1, max: Infinity };
  scanner.peek();
  const start = scanner.at;
  if (!scanner.take('{')) return undefined;
  const found = scanner.match(/(\d+)(?:(,)(\d*))?\}/y);
  if (found === undefined) {
    throw scanner.fault('A "{" that is not followed by numbers, as in {2,5}, is written \\{', start);
  }
  const min = Number(found[1]);
  const max = found[2] === undefined ? min : found[3] ? Number(found[3]) : Infinity;
  const largest = 0x7fffffff;
  if (max < min || min > largest || (max > largest && max !== Infinity)) {
    throw scanner.fault('The numbers of this repetition are in the wrong order or too large', start);
  }
  return { min, max };
}
