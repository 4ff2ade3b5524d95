import type { Analysis } from '../analysis.ts';
import type { Diagnostic, Fix } from '../rules/rule.ts';
import { type Directive, suppressions } from '../rules/suppressions.ts';
import { pathAt } from '../syntax/path.ts';
import type { TextEdit } from '../syntax/tree.ts';

/** A text that does not parse has to be mended, and its comments may be read otherwise afterwards. */
const neverSuppressed: ReadonlySet<string> = new Set(['doc-syntax']);

/** True if findings of this rule may be silenced. */
export function isSuppressible(code: string): boolean {
  return !neverSuppressed.has(code);
}

/**
 * The comments that silence a finding: on its line, and in the file. None in JSON, which has no comments, and none that
 * would stand on the line of a comment.
 */
export function suppressionFixes(analysis: Analysis, diagnostic: Diagnostic): Fix[] {
  const { code } = diagnostic;
  if (analysis.language !== 'yaml' || !isSuppressible(code)) return [];
  const { directives } = suppressions(analysis);
  const isOnComment = analysis.tree.comments.some(({ start, end }) => {
    return start <= diagnostic.start && diagnostic.start <= end;
  });
  const inFile: Fix = {
    title: `Disable ${code} for this file`,
    edits: [fileComment(analysis, directives, code)],
  };
  if (isOnComment) return [inFile];
  const onLine: Fix = {
    title: `Disable ${code} for this line`,
    edits: [lineComment(analysis, directives, diagnostic)],
  };
  return [onLine, inFile];
}

function lineComment(
  analysis: Analysis,
  directives: readonly Directive[],
  { code, start }: Diagnostic,
): TextEdit {
  const { text } = analysis;
  const line = commentableLine(analysis, start);
  const present = directives.find(({ scope, covers }) => scope !== 'file' && covers.start === line);
  if (present !== undefined) return addCode(present, code);
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  const comment = `${indent}# ssm-disable-next-line ${code}${lineBreak(text)}`;
  return { start: line, end: line, text: comment };
}

function fileComment({ text }: Analysis, directives: readonly Directive[], code: string): TextEdit {
  const present = directives.find(({ scope }) => scope === 'file');
  if (present !== undefined) return addCode(present, code);
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { start, end: start, text: `# ssm-disable-file ${code}${lineBreak(text)}` };
}

/** Behind the codes that are named already. A comment without codes would have silenced the finding. */
function addCode({ codes, end }: Directive, code: string): TextEdit {
  const at = codes.at(-1)?.end ?? end;
  return { start: at, end: at, text: `, ${code}` };
}

/** The start of the line of `offset`, or of the line above it on which the scalar begins that this line is part of. */
function commentableLine({ text, tree }: Analysis, offset: number): number {
  let line = lineStart(text, offset);
  for (;;) {
    const { node } = pathAt(tree.root, line);
    if (node.kind !== 'scalar' || node.start >= line || node.end <= line) return line;
    line = lineStart(text, node.start);
  }
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineBreak(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
