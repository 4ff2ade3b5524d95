// The quoting of a POSIX shell script, as bash reads it. Not a parser of the language: it follows quotes, command
// substitutions, here-documents and comments, which is what decides about a pasted value.

import { recent } from '../recent.ts';
import { type QuotedPart, QuotedParts, type Quoting } from './quoting.ts';

/** What the text stands in, innermost last. */
type Frame =
  /** The script, `$( … )`, `( … )` or a back-quoted command: words and operators. */
  | { readonly kind: 'code'; readonly close: ')' | '`' | '' }
  | { readonly kind: 'double' }
  /** `$(( … ))`, in which `<<` is no here-document. */
  | { readonly kind: 'arithmetic' }
  /** `${ … }`; its words are quoted as the expansion itself is. */
  | { readonly kind: 'expansion'; readonly quoting: Quoting };

interface HereDocument {
  readonly delimiter: string;
  readonly literal: boolean;
  readonly stripsTabs: boolean;
}

/** The quoting of each part of a script. */
export const shellQuoting = recent((script): readonly QuotedPart[] => {
  const reader = new ShellReader(script);
  reader.read();
  return reader.parts;
});

class ShellReader {
  private readonly script: string;
  private readonly found = new QuotedParts();
  private readonly frames: Frame[] = [{ kind: 'code', close: '' }];
  private pending: HereDocument[] = [];
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
      if (frame?.kind === 'double') this.readDouble();
      else this.readCode(frame ?? { kind: 'code', close: '' });
    }
  }

  private get quoting(): Quoting {
    const frame = this.frames.at(-1);
    if (frame?.kind === 'double') return 'double';
    return frame?.kind === 'expansion' ? frame.quoting : 'none';
  }

  /** The next character belongs to what stands there; then goes on by `length`. */
  private pass(length: number): void {
    this.found.add(this.at, this.quoting);
    this.at += length;
  }

  private push(frame: Frame, length: number): void {
    this.pass(length);
    this.frames.push(frame);
    this.found.add(this.at, this.quoting);
  }

  private pop(length: number): void {
    this.pass(length);
    if (this.frames.length > 1) this.frames.pop();
    this.found.add(this.at, this.quoting);
  }

  /** What `$` begins in code and in double quotes alike. */
  private readDollar(): void {
    const { script, at } = this;
    if (script.startsWith('$((', at)) this.push({ kind: 'arithmetic' }, 3);
    else if (script.startsWith('$(', at)) this.push({ kind: 'code', close: ')' }, 2);
    else if (script.startsWith('${', at) && script[at + 2] !== '{') {
      this.push({ kind: 'expansion', quoting: this.quoting }, 2);
    } else this.pass(1);
  }

  private readDouble(): void {
    const character = this.script[this.at];
    if (character === '"') this.pop(1);
    else if (character === '\\') this.pass(2);
    else if (character === '$') this.readDollar();
    else if (character === '`') this.push({ kind: 'code', close: '`' }, 1);
    else this.pass(1);
  }

  private readCode(frame: Exclude<Frame, { kind: 'double' }>): void {
    const character = this.script[this.at] ?? '';
    // Inside "${ … }" of a double-quoted text, quotes are what they are in the text.
    const inDouble = this.quoting === 'double';
    if (character === '\\') this.pass(2);
    else if (character === "'" && !inDouble) this.readSingle(this.script[this.at - 1] === '$');
    else if (character === '"' && !inDouble) this.push({ kind: 'double' }, 1);
    else if (character === '$') this.readDollar();
    else if (character === '`') this.readBackquote(frame);
    else if (character === '(') this.push({ kind: 'code', close: ')' }, 1);
    else if (character === ')') this.readClose(frame);
    else if (character === '}' && frame.kind === 'expansion') this.pop(1);
    else this.readPlain(frame);
  }

  private readBackquote(frame: Frame): void {
    if (frame.kind === 'code' && frame.close === '`') this.pop(1);
    else this.push({ kind: 'code', close: '`' }, 1);
  }

  private readClose(frame: Frame): void {
    if (frame.kind === 'arithmetic' && this.script.startsWith('))', this.at)) this.pop(2);
    else if (frame.kind === 'code' && frame.close === ')') this.pop(1);
    else this.pass(1);
  }

  private readPlain(frame: Frame): void {
    const { script, at } = this;
    const isCode = frame.kind === 'code';
    if (isCode && script[at] === '#' && /^$|[\s;&|(]/.test(script[at - 1] ?? '')) this.readComment();
    else if (isCode && script.startsWith('<<<', at)) this.pass(3);
    else if (isCode && script.startsWith('<<', at)) this.readHereOperator();
    else if (script[at] === '\n' && this.pending.length > 0) this.readHereDocuments();
    else this.pass(1);
  }

  /** `'…'`; with `$` before it (`ansi`) a backslash protects the next character. */
  private readSingle(ansi: boolean): void {
    this.pass(1);
    this.found.add(this.at, 'single');
    while (this.at < this.script.length && this.script[this.at] !== "'") {
      this.at += ansi && this.script[this.at] === '\\' ? 2 : 1;
    }
    this.pass(1);
  }

  private readComment(): void {
    this.found.add(this.at, 'comment');
    const end = this.script.indexOf('\n', this.at);
    this.at = end < 0 ? this.script.length : end;
    this.found.add(this.at, this.quoting);
  }

  private readHereOperator(): void {
    const operator = /<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|(\\?[^\s;&|<>()'"`$]+))/y;
    operator.lastIndex = this.at;
    const found = operator.exec(this.script);
    if (found === null) {
      this.pass(2);
      return;
    }
    const [text, dash, single, double, word = ''] = found;
    const quoted = single ?? double;
    this.pending.push({
      delimiter: quoted ?? word.replace(/^\\/, ''),
      literal: quoted !== undefined || word.startsWith('\\'),
      stripsTabs: dash === '-',
    });
    this.pass(text.length);
  }

  /** The bodies of the here-documents of the line that ends here, each up to its delimiter on a line of its own. */
  private readHereDocuments(): void {
    this.pass(1);
    for (const { delimiter, literal, stripsTabs } of this.pending) {
      this.found.add(this.at, literal ? 'literal-here' : 'here');
      let ended = false;
      while (!ended && this.at < this.script.length) {
        const end = this.script.indexOf('\n', this.at);
        const line = this.script.slice(this.at, end < 0 ? undefined : end);
        ended = (stripsTabs ? line.replace(/^\t+/, '') : line) === delimiter;
        if (ended) this.found.add(this.at, this.quoting);
        this.at = end < 0 ? this.script.length : end + 1;
      }
    }
    this.pending = [];
    this.found.add(this.at, this.quoting);
  }
}
