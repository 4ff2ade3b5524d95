import { analyze, type Analysis } from '../analysis.ts';
import { diagnose, type DiagnoseOptions } from '../rules/diagnose.ts';
import type { Diagnostic } from '../rules/rule.ts';
import { parse } from '../syntax/parse.ts';
import type { TextEdit } from '../syntax/tree.ts';

/** One fix may make room for another; fixes that undo each other have to end, too. */
const MAX_ROUNDS = 10;
/** Longer texts, which the service does not take, get one round: each of them checks the whole text. */
const MAX_LENGTH = 128 * 1024;

export interface FixAllOptions {
  readonly severities?: DiagnoseOptions['severities'];
  /** Only the findings of this rule, each by its best fix. Left out: the safe fixes of all rules. */
  readonly code?: string;
}

/** The text after all fixes, those of what the fixes bring to light included. The same text when there are none. */
export function fixAll(analysis: Analysis, options: FixAllOptions = {}): string {
  let current = analysis;
  const rounds = analysis.text.length > MAX_LENGTH ? 1 : MAX_ROUNDS;
  for (let round = 0; round < rounds; round += 1) {
    const diagnostics = diagnose(current, options.severities && { severities: options.severities });
    const edits = fixesOf(diagnostics, options);
    if (edits.length === 0) break;
    current = analyze(parse(applied(current.text, edits), current.language));
  }
  return current.text;
}

/** True if `fixAll` with these options would take the diagnostic on. */
export function isFixable({ code, fixes }: Diagnostic, options: FixAllOptions = {}): boolean {
  return options.code === undefined ? fixes[0]?.isSafe === true : options.code === code && fixes.length > 0;
}

/** The edits of those fixes that can be made at once: whoever touches what an earlier one changes waits. */
export function fixesOf(diagnostics: readonly Diagnostic[], options: FixAllOptions): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const diagnostic of diagnostics) {
    const edits = isFixable(diagnostic, options) ? (diagnostic.fixes[0]?.edits ?? []) : [];
    const areFree = edits.every((edit) => taken.every((other) => areApart(edit, other, options)));
    if (areFree) taken.push(...edits);
  }
  return taken.sort((a, b) => a.start - b.start);
}

function areApart(edit: TextEdit, other: TextEdit, { code }: FixAllOptions): boolean {
  if (edit.end < other.start || other.end < edit.start) return true;
  // One rule that adds two things at one place adds both; two rules may well add the same thing.
  return code !== undefined && edit.start === edit.end && other.start === other.end;
}

function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** One edit that turns `before` into `after`, as small as equal beginnings and ends allow; none when nothing changes. */
export function changeBetween(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return [{ start, end: before.length - same, text: after.slice(start, after.length - same) }];
}
