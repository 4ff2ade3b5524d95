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

/** The characters that matter to a pasted value in one kind of quoting. */
interface Threat {
  /** Each of them alone is code there. */
  readonly direct: string;
  /** Each of them leaves the quoting; what follows is read as in `none`. */
  readonly exit: string;
}

const shell: Readonly<Record<Quoting, Threat>> = {
  none: { direct: ';&|$`<>\n', exit: '' },
  double: { direct: '$`', exit: '"' },
  single: { direct: '', exit: "'" },
  here: { direct: '$`', exit: '\n' },
  'literal-here': { direct: '', exit: '\n' },
  comment: { direct: '', exit: '\n' },
};

const powershell: Readonly<Record<Quoting, Threat>> = {
  none: { direct: ';&|$(<>\n', exit: '' },
  double: { direct: '$', exit: '"' },
  single: { direct: '', exit: "'" },
  here: { direct: '$', exit: '\n' },
  'literal-here': { direct: '', exit: '\n' },
  comment: { direct: '', exit: '\n' },
};

/**
 * Those characters by which a value that is pasted in this quoting becomes code, of the ones that `admit` lets
 * through; empty when it cannot. White space is none of them: it can only add words to a command.
 */
export function codeCharacters(
  language: ScriptLanguage,
  quoting: Quoting,
  admit: (characters: readonly string[]) => readonly string[],
): readonly string[] {
  const threats = language === 'shell' ? shell : powershell;
  const { direct, exit } = threats[quoting];
  const found = admit(Array.from(direct));
  if (found.length > 0) return found;
  const exits = admit(Array.from(exit));
  // A line break that ends a comment or a here-document begins a command as well.
  const inside = exits.length === 0 || exit === '\n' ? [] : admit(Array.from(threats.none.direct));
  return exit === '\n' || inside.length > 0 ? [...exits, ...inside] : [];
}
