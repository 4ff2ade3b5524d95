import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { checkRule, diagnosticsOf } from './check-rule.ts';
import { takeExpectations } from './markers.ts';

/**
 * Checks what a rule says of a YAML sample with markers (see markers.ts), and that it finds the same, by message, in
 * the same document written as JSON.
 */
export function checkInBoth(code: string, sample: string): void {
  checkRule(code, sample, 'yaml');
  const { text } = takeExpectations(sample);
  const json = JSON.stringify(parse(text), undefined, 2);
  assert.deepEqual(messages(code, json, 'json'), messages(code, text, 'yaml'));
}

function messages(code: string, text: string, language: 'yaml' | 'json'): string[] {
  return diagnosticsOf(text, language)
    .filter((diagnostic) => diagnostic.code === code)
    .map((diagnostic) => diagnostic.message)
    .sort();
}
