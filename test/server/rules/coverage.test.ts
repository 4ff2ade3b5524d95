import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../../server/rules/index.ts';

/** The texts of the tests of rules; those that go over all rules check no rule of their own. */
function testTexts(): readonly string[] {
  const aboutAll = ['coverage.test.ts', 'docs.test.ts'];
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !aboutAll.includes(file))
    .map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'));
}

describe('the tests of the rules', () => {
  it('check every rule by its code', () => {
    const texts = testTexts();
    const untested = rules.filter(({ code }) => {
      const asText = new RegExp(`['"\`]${code}['"\`]`);
      return !texts.some((text) => asText.test(text));
    });
    assert.deepEqual(
      untested.map(({ code }) => code),
      [],
    );
  });

  it('find every rule in a file of its name', () => {
    const files = readdirSync(path.resolve(import.meta.dirname, '../../../server/rules'), {
      recursive: true,
      encoding: 'utf8',
    }).map((file) => path.basename(file, '.ts'));
    assert.deepEqual(
      rules.flatMap(({ code }) => (files.includes(code) ? [] : [code])),
      [],
    );
  });

  it('find every rule once', () => {
    const codes = rules.map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)]);
  });
});
