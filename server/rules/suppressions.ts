import type { Analysis } from '../analysis.ts';

/** Which findings the author of a document has silenced by comments. */
export interface Suppressions {
  inFile(code: string): boolean;
  /** True if findings of this rule that begin on the line of `offset` are silenced. */
  at(code: string, offset: number): boolean;
}

const nothing: Suppressions = { inFile: () => false, at: () => false };

const directive = /^ssm-disable(-file|-line|-next-line)\b[\s:]*(.*)$/;

/**
 * Reads the comments `# ssm-disable-line code, code`, `# ssm-disable-next-line …` and `# ssm-disable-file …`. Without
 * codes a comment silences every rule. Words behind ` -- ` are the author's reason.
 */
export function suppressions(analysis: Analysis): Suppressions {
  if (!analysis.text.includes('ssm-disable')) return nothing;
  const file = new Set<string>();
  const lines = new Map<number, Set<string>>();
  for (const comment of analysis.tree.comments) {
    const match = directive.exec(comment.text);
    if (match === null) continue;
    const codes = namedCodes(match[2] ?? '');
    if (match[1] === '-file') codes.forEach((code) => file.add(code));
    else {
      const start = lineStart(analysis.text, comment.start);
      const line = match[1] === '-line' ? start : nextLineStart(analysis.text, comment.end);
      lines.set(line, new Set([...(lines.get(line) ?? []), ...codes]));
    }
  }
  const names = (codes: ReadonlySet<string> | undefined, code: string): boolean =>
    codes !== undefined && (codes.has(code) || codes.has('*'));
  return {
    inFile: (code) => names(file, code),
    at: (code, offset) => lines.size > 0 && names(lines.get(lineStart(analysis.text, offset)), code),
  };
}

function namedCodes(text: string): string[] {
  const codes = (text.split(/\s--\s|^--\s/)[0] ?? '').split(/[\s,]+/).filter((code) => code !== '');
  return codes.length === 0 ? ['*'] : codes;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLineStart(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
