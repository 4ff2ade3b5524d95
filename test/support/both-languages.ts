import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { applyEdits, checkFix, checkRule, diagnosticsOf } from './check-rule.ts';
import { takeExpectations } from './markers.ts';

/**
 * Checks a YAML sample by the markers in it (see `checkRule`), and then the same document as JSON, in which the rule
 * must say the same.
 */
export function checkInBoth(code: string, sample: string): void {
  checkRule(code, sample, 'yaml');
  const { text } = takeExpectations(sample);
  const messages = (document: string, language: 'yaml' | 'json'): string[] =>
    diagnosticsOf(document, language)
      .filter((diagnostic) => diagnostic.code === code)
      .map(({ message, severity }) => `${severity}: ${message}`)
      // Keys that look like numbers change their place in JSON.stringify.
      .sort();
  assert.deepEqual(messages(asJson(text), 'json'), messages(text, 'yaml'));
}

/**
 * Checks that the rule's first fix, or the one with this title, turns the YAML text `before` into `after`, and that it
 * turns the same document as JSON into one that means the same.
 */
export function checkFixInBoth(code: string, before: string, after: string, title?: string): void {
  if (title === undefined) checkFix(code, before, after, 'yaml');
  else assert.equal(fixed(code, { text: before, language: 'yaml', title }), after);
  const json = fixed(code, { text: asJson(before), language: 'json', title });
  assert.deepEqual(JSON.parse(json), parse(after));
}

function fixed(
  code: string,
  { text, language, title }: { text: string; language: 'yaml' | 'json'; title: string | undefined },
): string {
  const fixes = diagnosticsOf(text, language)
    .filter((diagnostic) => diagnostic.code === code)
    .flatMap((diagnostic) => diagnostic.fixes);
  const fix = fixes.find((candidate) => title === undefined || candidate.title === title);
  assert.ok(fix, `${code} has no such fix, only: ${fixes.map((candidate) => candidate.title).join('; ')}`);
  return applyEdits(text, fix.edits);
}

function asJson(text: string): string {
  return JSON.stringify(parse(text), undefined, 2);
}
