// `[…]` in Java's dialect: classes inside classes are united, `&&` intersects.

import { readSetEscape } from './escapes.ts';
import type { RegexScanner } from './scanner.ts';
import type { CharacterClass, CharacterSet } from './tree.ts';

/** Reads a class whose `[` has been read at `start`. */
export function readClass(scanner: RegexScanner, start: number): CharacterClass {
  return scanner.nested(() => {
    const negated = scanner.take('^');
    const items = readItems(scanner, start);
    scanner.take(']');
    return { kind: 'class', negated, items, start, end: scanner.at };
  });
}

/** Reads up to the `]` that closes the class. A `]` before any item is an item itself. */
function readItems(scanner: RegexScanner, start: number): readonly CharacterSet[] {
  let items: CharacterSet[] = [];
  for (;;) {
    const character = scanner.peek();
    if (character === '') throw scanner.fault('This "[" is never closed', start);
    if (character === ']' && !scanner.quoted && items.length > 0) return items;
    const at = scanner.at;
    if (scanner.take('&&')) {
      const right = readRightSide(scanner, start);
      if (right.length === 0 && items.length === 0)
        throw scanner.fault('"&&" has nothing on either side', at);
      // Java leaves the left side alone when nothing stands on the right.
      if (items.length === 0) items = [...right];
      else if (right.length > 0)
        items = [{ kind: 'intersection', left: items, right, start, end: scanner.at }];
    } else {
      items.push(readItem(scanner));
    }
  }
}

/** What stands after `&&`: up to the next `&` or the end of the class. */
function readRightSide(scanner: RegexScanner, start: number): readonly CharacterSet[] {
  const items: CharacterSet[] = [];
  for (;;) {
    const character = scanner.peek();
    if (character === '') throw scanner.fault('This "[" is never closed', start);
    if (!scanner.quoted && (character === ']' || character === '&')) return items;
    items.push(readItem(scanner));
  }
}

function readItem(scanner: RegexScanner): CharacterSet {
  scanner.peek();
  const start = scanner.at;
  if (scanner.take('[')) return readClass(scanner, start);
  const first = readMember(scanner);
  if (first.kind !== 'range') return first;
  scanner.peek();
  const dash = scanner.at;
  const after = scanner.pattern[dash + 1] ?? '';
  if (scanner.quoted || scanner.pattern[dash] !== '-' || after === ']' || after === '[') return first;
  scanner.take('-');
  if (scanner.peek() === '') throw scanner.fault('This range has no end', start);
  const last = readMember(scanner);
  if (last.kind !== 'range') throw scanner.fault('A range cannot end with a set of characters', start);
  if (last.from < first.from) {
    throw scanner.fault('The characters of this range are in the wrong order', start);
  }
  return { kind: 'range', from: first.from, to: last.from, start, end: scanner.at };
}

/** One character or an escape. */
function readMember(scanner: RegexScanner): CharacterSet {
  const start = scanner.at;
  if (!scanner.quoted && scanner.take('\\')) {
    const set = readSetEscape(scanner, start);
    if (set !== undefined) return set;
    scanner.at += 1;
    throw scanner.fault(`"${scanner.pattern.slice(start, scanner.at)}" has no meaning inside "[ ]"`, start);
  }
  const codePoint = scanner.next();
  return { kind: 'range', from: codePoint, to: codePoint, start, end: scanner.at };
}
