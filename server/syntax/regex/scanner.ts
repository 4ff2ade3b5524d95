import type { Range } from '../tree.ts';
import type { RegexError } from './tree.ts';

/** Thrown inside the parser and caught by `parseRegex`; nobody else sees it. */
export class RegexFault extends Error {
  readonly error: RegexError;

  constructor(message: string, range: Range, code: RegexError['code'] = 'syntax') {
    super(message);
    this.error = { code, message, start: range.start, end: range.end };
  }
}

/** The flags that decide how what follows is read or matched. */
export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  /** The flag x: white space and `#` comments mean nothing. */
  readonly comments: boolean;
}

/**
 * The pattern with a place in it. It knows what holds everywhere in the pattern: `\Q…\E` quotes, and white space
 * means nothing under the flag x.
 */
export class RegexScanner {
  readonly pattern: string;
  at = 0;
  flags: RegexFlags = { ignoreCase: false, dotAll: false, multiline: false, comments: false };
  /** Names of the capturing groups so far, by number; without a name empty. The whole match is number 0. */
  readonly groups: string[] = [''];
  /** Set between `\Q` and `\E`. */
  private quoting = false;
  private depth = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** Runs `read` one level deeper, so that a pattern of a thousand brackets cannot exhaust the stack. */
  nested<T>(read: () => T): T {
    if (this.depth === 200) throw new RegexFault('Nested too deeply', this.here(), 'too-deep');
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** The place of the next character, or of the end. */
  here(length = 1): Range {
    return { start: this.at, end: Math.min(this.at + length, this.pattern.length) };
  }

  /** A fault from `start` to here. */
  fault(message: string, start: number): RegexFault {
    return new RegexFault(message, {
      start,
      end: Math.max(this.at, Math.min(start + 1, this.pattern.length)),
    });
  }

  get done(): boolean {
    return this.at >= this.pattern.length;
  }

  /** Whether the next character means itself whatever it is, being quoted. */
  get quoted(): boolean {
    return this.quoting;
  }

  /** The next character with meaning, empty at the end. Passes quotation marks and, under x, white space. */
  peek(): string {
    for (;;) {
      if (this.quoting) {
        if (!this.pattern.startsWith('\\E', this.at)) break;
        this.at += 2;
        this.quoting = false;
      } else if (this.pattern.startsWith('\\Q', this.at)) {
        this.at += 2;
        this.quoting = true;
      } else if (!this.passComment()) {
        break;
      }
    }
    return this.pattern[this.at] ?? '';
  }

  /** Reads one code point. */
  next(): number {
    const codePoint = this.pattern.codePointAt(this.at) ?? 0;
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /** Reads `text` if it comes next and is not quoted. */
  take(text: string): boolean {
    this.peek();
    if (this.quoting || !this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Reads what a sticky expression finds here; undefined when it finds nothing. */
  match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.pattern);
    if (found === null) return undefined;
    this.at += found[0].length;
    return found;
  }

  private passComment(): boolean {
    return this.flags.comments && this.match(/[ \t-\r]+|#[^\n\r\u0085\u2028\u2029]*/y) !== undefined;
  }
}
