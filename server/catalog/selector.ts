// The JSONPath of SSM: `Selector` of a step output and `PropertySelector`. The user guide lists `.`, `..`, `[n]` and
// `[?(…)]`; documents that Amazon publishes also have `[*]`, `.*`, quoted names, slices, `$` alone and no `$` at all.

/** One part of a selector, with its place in the text. */
export type Segment =
  | {
      readonly kind: 'name';
      readonly name: string;
      readonly deep: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'wildcard'; readonly deep: boolean; readonly start: number; readonly end: number }
  | { readonly kind: 'index'; readonly start: number; readonly end: number }
  | { readonly kind: 'slice'; readonly start: number; readonly end: number }
  | { readonly kind: 'function'; readonly start: number; readonly end: number }
  | { readonly kind: 'filter'; readonly text: string; readonly start: number; readonly end: number };

export interface Selector {
  /** Whether it starts with `$`. */
  readonly rooted: boolean;
  readonly segments: readonly Segment[];
  /** Where it stops being a selector, and why. */
  readonly error?: { readonly start: number; readonly end: number; readonly message: string };
}

/** Reads a selector as far as it is one. Never throws. */
export function parseSelector(text: string): Selector {
  return new SelectorParser(text).parse();
}

/** True when a selector gives an array whatever it finds: deep scan, filter, wildcard, slice. */
export function selectsArray(selector: Selector): boolean {
  return selector.segments.some((segment) => {
    if (segment.kind === 'name') return segment.deep;
    return segment.kind !== 'index' && segment.kind !== 'function';
  });
}

const namePattern = /[^\s.[\]()'"]+/y;
const bracketNamePattern = /\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*\]/y;
const dottedQuotedPattern = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y;
const indexPattern = /\[\s*-?\d+(?:\s*,\s*-?\d+)*\s*\]/y;
const slicePattern = /\[\s*-?\d*\s*:\s*-?\d*\s*(?::\s*-?\d*\s*)?\]/y;
const wildcardPattern = /\[\s*\*\s*\]/y;
/** Functions of the Jayway library: `.length()`. */
const functionPattern = /(?:min|max|avg|stddev|length|sum|keys|concat|append|first|last|index)\(\)/y;

class SelectorParser {
  readonly #text: string;
  readonly #segments: Segment[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Selector {
    const rooted = this.#text.startsWith('$');
    if (rooted) this.#at = 1;
    else if (this.#text !== '' && !/^[.[]/.test(this.#text)) this.#name(0, false);
    let message: string | undefined;
    while (this.#at < this.#text.length && message === undefined) message = this.#segment();
    const base = { rooted, segments: this.#segments };
    if (message === undefined) return base;
    return { ...base, error: { start: this.#at, end: this.#text.length, message } };
  }

  /** Reads one segment, or says why that is impossible. */
  #segment(): string | undefined {
    const start = this.#at;
    const char = this.#text[start];
    if (char === '[') return this.#bracket(start, false);
    if (char !== '.') return `expected "." or "[" instead of "${char ?? ''}"`;
    const deep = this.#text[start + 1] === '.';
    this.#at += deep ? 2 : 1;
    if (deep && this.#text[this.#at] === '[') return this.#bracket(start, true);
    if (this.#text[this.#at] === '*') {
      this.#at += 1;
      this.#segments.push({ kind: 'wildcard', deep, start, end: this.#at });
      return undefined;
    }
    const call = this.#match(functionPattern);
    if (call !== undefined) {
      this.#segments.push({ kind: 'function', start, end: this.#at });
      return undefined;
    }
    return this.#name(this.#at, deep);
  }

  #name(start: number, deep: boolean): string | undefined {
    const quoted = this.#match(dottedQuotedPattern);
    const name =
      quoted === undefined ? this.#match(namePattern)?.[0] : unescape(quoted[1] ?? quoted[2] ?? '');
    if (name === undefined) return 'expected a name';
    this.#segments.push({ kind: 'name', name, deep, start, end: this.#at });
    return undefined;
  }

  #bracket(start: number, deep: boolean): string | undefined {
    const named = this.#match(bracketNamePattern);
    if (named !== undefined) {
      const name = unescape(named[1] ?? named[2] ?? '');
      this.#segments.push({ kind: 'name', name, deep, start, end: this.#at });
    } else if (this.#match(indexPattern) !== undefined) {
      this.#segments.push({ kind: 'index', start, end: this.#at });
    } else if (this.#match(wildcardPattern) !== undefined) {
      this.#segments.push({ kind: 'wildcard', deep, start, end: this.#at });
    } else if (this.#match(slicePattern) !== undefined) {
      this.#segments.push({ kind: 'slice', start, end: this.#at });
    } else if (this.#text.startsWith('[?', this.#at)) {
      return this.#filter(start);
    } else {
      return 'expected an index, a quoted name, "*" or "?(…)" in the brackets';
    }
    return undefined;
  }

  #filter(start: number): string | undefined {
    const end = closingBracket(this.#text, this.#at);
    if (end === undefined) return 'the bracket is not closed';
    const text = this.#text.slice(this.#at + 2, end);
    this.#at = end + 1;
    this.#segments.push({ kind: 'filter', text, start, end: this.#at });
    return undefined;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at += match[0].length;
    return match;
  }
}

/** The place of the bracket that closes the one at `open`; quotes and inner brackets are passed over. */
function closingBracket(text: string, open: number): number | undefined {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === "'" || char === '"') quote = char;
    else if (char === '[') depth++;
    else if (char === ']' && --depth === 0) return at;
  }
  return undefined;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
