// The quoting of a PowerShell script: strings, here-strings, subexpressions and comments.

import { recent } from '../recent.ts';
import { type QuotedPart, QuotedParts, type Quoting } from './quoting.ts';

// PowerShell takes typographic quotation marks for straight ones.
const doubleQuotes = '"\u201c\u201d\u201e';
const singleQuotes = "'\u2018\u2019\u201a\u201b";

/** The quoting of each part of a script. */
export const powershellQuoting = recent((script): readonly QuotedPart[] => {
  const reader = new PowerShellReader(script);
  reader.read();
  return reader.parts;
});

class PowerShellReader {
  private readonly script: string;
  private readonly found = new QuotedParts();
  /** `code` is the script or `$( … )` with the number of parentheses open in it. */
  private readonly frames: (
    { readonly kind: 'code'; open: number } | { readonly kind: 'double' | 'here' }
  )[] = [{ kind: 'code', open: 0 }];
  private at = 0;

  constructor(script: string) {
    this.script = script;
  }

  get parts(): readonly QuotedPart[] {
    return this.found.parts;
  }

  read(): void {
    while (this.at < this.script.length) {
      const frame = this.frames.at(-1);
      if (frame?.kind === 'code') this.readCode(frame);
      else this.readText(frame?.kind ?? 'double');
    }
  }

  private get quoting(): Quoting {
    const kind = this.frames.at(-1)?.kind;
    return kind === undefined || kind === 'code' ? 'none' : kind;
  }

  private pass(length: number): void {
    this.found.add(this.at, this.quoting);
    this.at += length;
  }

  private push(frame: (typeof this.frames)[number], length: number): void {
    this.pass(length);
    this.frames.push(frame);
    this.found.add(this.at, this.quoting);
  }

  private pop(length: number): void {
    this.at += length;
    if (this.frames.length > 1) this.frames.pop();
    this.found.add(this.at, this.quoting);
  }

  private readCode(frame: { open: number }): void {
    const { script, at } = this;
    const character = script[at] ?? '';
    if (character === '`') this.pass(2);
    else if (script.startsWith('<#', at)) this.skipTo('#>', 'comment', 2);
    else if (character === '#' && !/[\w$-]/.test(script[at - 1] ?? '')) this.skipTo('\n', 'comment', 0);
    else if (character === '@' && this.startsHere()) this.readHere();
    else if (doubleQuotes.includes(character)) this.push({ kind: 'double' }, 1);
    else if (singleQuotes.includes(character)) this.readSingle();
    else if (character === '(') this.count(frame, 1);
    else if (character === ')' && frame.open === 0 && this.frames.length > 1) this.pop(1);
    else if (character === ')') this.count(frame, -1);
    else this.pass(1);
  }

  private count(frame: { open: number }, change: number): void {
    frame.open = Math.max(0, frame.open + change);
    this.pass(1);
  }

  /** Inside `"…"` or `@"…"@`. */
  private readText(kind: 'double' | 'here'): void {
    const { script, at } = this;
    const character = script[at] ?? '';
    const next = script[at + 1] ?? '';
    if (character === '`') this.pass(2);
    else if (script.startsWith('$(', at)) this.push({ kind: 'code', open: 0 }, 2);
    else if (kind === 'here') {
      if (script.startsWith('\n"@', at)) this.pop(3);
      else this.pass(1);
    } else if (!doubleQuotes.includes(character)) this.pass(1);
    else if (next !== '' && doubleQuotes.includes(next)) this.pass(2);
    else this.pop(1);
  }

  private startsHere(): boolean {
    return /^@["'][ \t]*\r?\n/.test(this.script.slice(this.at, this.at + 80));
  }

  private readHere(): void {
    if (this.script[this.at + 1] === '"') {
      this.push({ kind: 'here' }, 2);
    } else {
      this.pass(2);
      this.skipTo("\n'@", 'literal-here', 3);
    }
  }

  private readSingle(): void {
    this.pass(1);
    this.found.add(this.at, 'single');
    while (this.at < this.script.length) {
      const isQuote = singleQuotes.includes(this.script[this.at] ?? '');
      const isDoubled = isQuote && singleQuotes.includes(this.script[this.at + 1] ?? 'x');
      if (isQuote && !isDoubled) break;
      this.at += isDoubled ? 2 : 1;
    }
    this.pass(1);
  }

  /** Everything up to `end` has this quoting; goes on `length` behind its start. */
  private skipTo(end: string, quoting: Quoting, length: number): void {
    this.found.add(this.at, quoting);
    const found = this.script.indexOf(end, this.at);
    this.at = found < 0 ? this.script.length : found + length;
    this.found.add(this.at, this.quoting);
  }
}
