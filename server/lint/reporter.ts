import type { Diagnostic, Severity } from '../rules/rule.ts';
import type { TextEdit } from '../syntax/tree.ts';
import type { Source, Unreadable } from './sources.ts';

/** What was found in one file, with places that count from 1. */
export interface FileResult {
  readonly source: Source;
  readonly diagnostics: readonly Diagnostic[];
  readonly at: (offset: number) => Position;
}

/** Line and column from 1; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Summary {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fixedFiles: number;
  readonly unreadable: readonly Unreadable[];
}

/** Writes the results as they come, so that they need not be kept. Each function answers what to write next. */
export interface Reporter {
  readonly begin: () => string;
  readonly file: (result: FileResult) => string;
  readonly end: (summary: Summary) => string;
}

export interface Region {
  readonly start: Position;
  readonly end: Position;
}

export function regionOf({ at }: FileResult, range: { start: number; end: number }): Region {
  return { start: at(range.start), end: at(range.end) };
}

export function editRegions(result: FileResult, edits: readonly TextEdit[]): (Region & { text: string })[] {
  return edits.map((edit) => ({ ...regionOf(result, edit), text: edit.text }));
}

/** Turns offsets into positions: bisection over the starts of the lines. */
export function positions(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
