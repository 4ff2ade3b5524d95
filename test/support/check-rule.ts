import assert from 'node:assert/strict';
import { analyze } from '../../server/analysis.ts';
import { diagnose } from '../../server/rules/diagnose.ts';
import { rules } from '../../server/rules/index.ts';
import type { Diagnostic } from '../../server/rules/rule.ts';
import { parse } from '../../server/syntax/parse.ts';
import type { Language, TextEdit } from '../../server/syntax/tree.ts';
import { takeExpectations } from './markers.ts';

/** Everything that the rules find in a text. A rule that throws fails the test. */
export function diagnosticsOf(text: string, language: Language = languageOf(text)): Diagnostic[] {
  const onFault = (code: string, error: unknown): never => {
    throw new Error(`Rule ${code} threw`, { cause: error });
  };
  return diagnose(analyze(parse(text, language)), { onFault });
}

/**
 * Checks what one rule says of a sample against the markers in it (see markers.ts); a sample without markers must be
 * silent. A marker without message expects any message. Other rules are not looked at.
 */
export function checkRule(code: string, sample: string, language?: Language): void {
  assertKnown(code);
  const { text, expected } = takeExpectations(sample);
  const found = diagnosticsOf(text, language ?? languageOf(text)).filter(
    (diagnostic) => diagnostic.code === code,
  );
  const render = (start: number, end: number, message: string): string =>
    `${JSON.stringify(text.slice(start, end))} at ${start}: ${message}`;
  assert.deepEqual(
    found.map(({ start, end, message }, index) =>
      render(start, end, expected[index]?.message === '' ? '' : message),
    ),
    expected.map(({ start, end, message }) => render(start, end, message)),
  );
  assert.ok(expected.every((marker) => marker.code === code));
}

/** Checks that the first fix of the rule's first finding with a fix turns `before` into `after`. */
export function checkFix(code: string, before: string, after: string, language?: Language): void {
  assertKnown(code);
  const found = diagnosticsOf(before, language ?? languageOf(before));
  const fix = found.find((diagnostic) => diagnostic.code === code && diagnostic.fixes.length > 0)?.fixes[0];
  assert.ok(fix, `${code} offers no fix`);
  assert.equal(applyEdits(before, fix.edits), after);
}

/** The text after all edits, which refer to the same text and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text: replacement }) => {
      return result.slice(0, start) + replacement + result.slice(end);
    }, text);
}

function languageOf(text: string): Language {
  return /^\s*\{/.test(text) ? 'json' : 'yaml';
}

function assertKnown(code: string): void {
  assert.ok(
    rules.some((rule) => rule.code === code),
    `${code} is in no list of rules`,
  );
}
