import { isPropertyName } from './properties.ts';
import type { RegexScanner } from './scanner.ts';
import type { CharacterSet } from './tree.ts';

const controls: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };

/** Letters after a backslash that stand for a set of characters. */
const shorthands = 'dDhHsSvVwW';

/**
 * Reads an escape that stands for one character or a set of them; the backslash has been read at `start`.
 * Undefined for what is an escape only outside of classes; nothing more has been read then.
 */
export function readSetEscape(scanner: RegexScanner, start: number): CharacterSet | undefined {
  if (scanner.done) throw scanner.fault('A backslash at the end needs something after it', start);
  const letter = scanner.pattern[scanner.at] ?? '';
  if (letter === 'p' || letter === 'P') return readProperty(scanner, start);
  if (letter === 'N') return readNamedCharacter(scanner, start);
  if (shorthands.includes(letter)) {
    scanner.at += 1;
    return { kind: 'shorthand', letter, start, end: scanner.at };
  }
  const codePoint = readCharacterEscape(scanner, start);
  if (codePoint === undefined) return undefined;
  return { kind: 'range', from: codePoint, to: codePoint, start, end: scanner.at };
}

function readCharacterEscape(scanner: RegexScanner, start: number): number | undefined {
  const letter = scanner.pattern[scanner.at] ?? '';
  switch (letter) {
    case '0':
      return readNumber(scanner, start, {
        form: /0([0-3]?[0-7]{1,2})/y,
        radix: 8,
        shape: '\\0 and octal digits',
      });
    case 'x':
      return readNumber(scanner, start, {
        form: /x(?:([\dA-Fa-f]{2})|\{([\dA-Fa-f]+)\})/y,
        radix: 16,
        shape: '\\xhh or \\x{h…h}',
      });
    case 'u':
      return readUnicode(scanner, start);
    case 'c':
      scanner.at += 1;
      if (scanner.done) throw scanner.fault('"\\c" needs a character after it', start);
      return scanner.next() ^ 64;
    default:
  }
  const control = controls[letter];
  if (control !== undefined) {
    scanner.at += 1;
    return control;
  }
  return /[A-Za-z1-9]/.test(letter) ? undefined : scanner.next();
}

function readNumber(
  scanner: RegexScanner,
  start: number,
  { form, radix, shape }: { form: RegExp; radix: number; shape: string },
): number {
  const found = scanner.match(form);
  const codePoint = parseInt(found?.[1] ?? found?.[2] ?? '', radix);
  if (found === undefined || codePoint > 0x10ffff) {
    scanner.at += 1;
    throw scanner.fault(`Not an escape of the form ${shape}`, start);
  }
  return codePoint;
}

/** `\uhhhh`; two of them that form a surrogate pair are one character. */
function readUnicode(scanner: RegexScanner, start: number): number {
  const form = /u([\dA-Fa-f]{4})/y;
  const unit = readNumber(scanner, start, { form, radix: 16, shape: '\\uhhhh' });
  if (unit < 0xd800 || unit > 0xdbff) return unit;
  const low = scanner.match(/\\u([Dd][C-Fc-f][\dA-Fa-f]{2})/y);
  return low === undefined ? unit : (unit - 0xd800) * 0x400 + parseInt(low[1] ?? '', 16) - 0xdc00 + 0x10000;
}

function readProperty(scanner: RegexScanner, start: number): CharacterSet {
  const negated = scanner.pattern[scanner.at] === 'P';
  scanner.at += 1;
  const found = scanner.match(/\{([^}]*)\}|([^{])/uy);
  if (found === undefined)
    throw scanner.fault(`"\\${negated ? 'P' : 'p'}" needs a name such as {Alpha}`, start);
  const name = found[1] ?? found[2] ?? '';
  if (!isPropertyName(name)) throw scanner.fault(`There is no character property "${name}"`, start);
  return { kind: 'property', name, negated, start, end: scanner.at };
}

function readNamedCharacter(scanner: RegexScanner, start: number): CharacterSet {
  scanner.at += 1;
  const found = scanner.match(/\{([^}]+)\}/y);
  if (found === undefined) throw scanner.fault('"\\N" needs the name of a character in braces', start);
  return { kind: 'property', name: `N=${found[1] ?? ''}`, negated: false, start, end: scanner.at };
}
