// Where in a script a text stands: what a value that is pasted there has to contain to become code.

export type ScriptLanguage = 'shell' | 'powershell';

export type Quoting =
  /** Outside of quotes: words, operators, names. */
  | 'none'
  /** Inside `"…"`: variables and commands are expanded. */
  | 'double'
  /** Inside `'…'`: nothing is expanded. */
  | 'single'
  /** A here-document (shell) or here-string (PowerShell) in which variables are expanded. */
  | 'here'
  /** One in which nothing is expanded. */
  | 'literal-here'
  | 'comment';

/** From `start` to where the next part starts, everything stands in this quoting. */
export interface QuotedPart {
  readonly start: number;
  readonly quoting: Quoting;
}

/** Collects parts in the order of the text; equal neighbours become one. */
export class QuotedParts {
  readonly parts: QuotedPart[] = [{ start: 0, quoting: 'none' }];

  add(start: number, quoting: Quoting): void {
    const last = this.parts.at(-1);
    if (last?.quoting === quoting) return;
    if (last?.start === start) this.parts.pop();
    this.parts.push({ start, quoting });
  }
}

/** The quoting of the character at `offset`. */
export function quotingAt(parts: readonly QuotedPart[], offset: number): Quoting {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((parts[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return parts[low]?.quoting ?? 'none';
}

const shell: Readonly<Record<Quoting, string>> = {
  none: ';&|$`<>()\n\'"\\',
  double: '"$`\\',
  single: "'",
  here: '$`\\\n',
  'literal-here': '\n',
  comment: '\n',
};

const powershell: Readonly<Record<Quoting, string>> = {
  none: ';&|$`<>(){}\n\'"@',
  double: '"$`',
  single: "'",
  here: '$`\n',
  'literal-here': '\n',
  comment: '\n',
};

/**
 * The characters with which a pasted value leaves its place and becomes code. White space is none of them: it can
 * only add words to a command.
 */
export function escapingCharacters(language: ScriptLanguage, quoting: Quoting): readonly string[] {
  return Array.from((language === 'shell' ? shell : powershell)[quoting]);
}
