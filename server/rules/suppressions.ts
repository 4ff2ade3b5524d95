import { type Analysis, perAnalysis } from '../analysis.ts';
import { pathAt } from '../syntax/path.ts';
import type { Comment, Range } from '../syntax/tree.ts';

/** Which findings the author of a document has silenced by comments, and which of the comments did so. */
export interface Suppressions {
  /** In the order of the text. */
  readonly directives: readonly Directive[];
  /** True if a comment silences the findings of this rule that begin at `offset`. The comment counts as used. */
  silences(code: string, offset: number): boolean;
  /** True if `silences` was true because of this code of this comment; without code, for a comment that names none. */
  isUsed(directive: Directive, code?: DirectiveCode): boolean;
}

/** `# ssm-disable-line code, code -- reason`. Its range is that of the comment. */
export interface Directive extends Range {
  readonly scope: 'file' | 'line' | 'next-line';
  /** None: the comment silences every rule. */
  readonly codes: readonly DirectiveCode[];
  /** Where findings have to begin to be silenced. */
  readonly covers: Range;
}

export interface DirectiveCode extends Range {
  readonly code: string;
}

const pattern = /^#?\s*ssm-disable-(file|line|next-line)(?![\w-])[\s:]*/;

/**
 * Reads the comments `# ssm-disable-line code, code`, `# ssm-disable-next-line …` and `# ssm-disable-file …`. Without
 * codes a comment silences every rule. Words behind ` -- ` are the author's reason. A line includes the rest of the
 * scalars that begin on it, because no comment can stand inside of a script.
 */
export function suppressions(analysis: Analysis): Suppressions {
  const directives = directivesOf(analysis);
  const used = new Set<Directive | DirectiveCode>();
  return {
    directives,
    silences(code, offset) {
      let isSilenced = false;
      for (const directive of directives) {
        if (offset < directive.covers.start || offset > directive.covers.end) continue;
        const named = directive.codes.find((each) => each.code === code);
        // A comment for every rule does not silence what is said of itself.
        const isItself = offset >= directive.start && offset <= directive.end;
        if (named === undefined && (directive.codes.length > 0 || isItself)) continue;
        used.add(named ?? directive);
        isSilenced = true;
      }
      return isSilenced;
    },
    isUsed: (directive, code) => used.has(code ?? directive),
  };
}

const directivesOf = perAnalysis((analysis): readonly Directive[] => {
  // Most texts have none, and to look for their comments would take as long as to parse them.
  const comments = analysis.text.includes('ssm-disable') ? analysis.tree.comments : [];
  return comments.flatMap((comment) => readDirective(analysis, comment) ?? []);
});

function readDirective(analysis: Analysis, comment: Comment): Directive | undefined {
  const { text } = analysis;
  const source = text.slice(comment.start, comment.end);
  const match = pattern.exec(source);
  if (match === null) return undefined;
  const scope = match[1] as Directive['scope'];
  const { start, end } = comment;
  const codes = readCodes(source.slice(match[0].length), start + match[0].length);
  return { start, end, scope, codes, covers: coveredBy(analysis, scope, comment) };
}

function readCodes(words: string, start: number): DirectiveCode[] {
  const named = words.split(/\s--\s|^--\s/)[0] ?? '';
  return [...named.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => {
    return { code, start: start + index, end: start + index + code.length };
  });
}

function coveredBy(analysis: Analysis, scope: Directive['scope'], comment: Range): Range {
  const { text } = analysis;
  if (scope === 'file') return { start: 0, end: text.length };
  const start = scope === 'line' ? lineStart(text, comment.start) : nextLineStart(text, comment.end);
  return { start, end: endWithScalars(analysis, start) };
}

/** The end of the line that begins at `start`, or of the last scalar that begins on it. */
function endWithScalars({ text, tree }: Analysis, start: number): number {
  let end = lineEnd(text, start);
  for (;;) {
    const { node } = pathAt(tree.root, end);
    if (node.kind !== 'scalar' || node.start < start || node.end <= end) return end;
    // A block scalar ends behind the break of its last line.
    end = lineEnd(text, text.charAt(node.end - 1) === '\n' ? node.end - 1 : node.end);
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The start of the next line that holds more than a comment. */
function nextLineStart(text: string, offset: number): number {
  for (let end = lineEnd(text, offset); ; end = lineEnd(text, end + 1)) {
    if (end >= text.length) return text.length;
    if (!/^\s*(?:#|$)/.test(text.slice(end + 1, lineEnd(text, end + 1)))) return end + 1;
  }
}
