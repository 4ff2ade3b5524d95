import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../../server/rules/index.ts';
import { diagnosticsOf } from '../../support/check-rule.ts';

const pages = path.resolve(import.meta.dirname, '../../../docs/rules');

interface Page {
  readonly title: string;
  readonly bad: readonly string[];
  readonly good: readonly string[];
  readonly hasSource: boolean;
}

function readPage(code: string): Page {
  const text = readFileSync(path.join(pages, `${code}.md`), 'utf8');
  const section = (title: string): string =>
    new RegExp(`^## ${title}\\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(text)?.[1] ?? '';
  const samples = (title: string): string[] =>
    [...section(title).matchAll(/^```(?:yaml|json|text)\n([^]*?)^```$/gm)].map((match) => match[1] ?? '');
  return {
    title: /^# (.*)$/m.exec(text)?.[1] ?? '',
    bad: samples('Bad'),
    good: samples('Good'),
    hasSource: section('Source').trim() !== '',
  };
}

/** Rules whose example would be longer than a page; their tests make it instead. */
const withoutExamples = new Set(['doc-too-large', 'doc-nearly-too-large']);

describe('the pages of the rules', () => {
  for (const { code } of rules) {
    it(code, () => {
      assert.ok(existsSync(path.join(pages, `${code}.md`)), `docs/rules/${code}.md is missing`);
      const page = readPage(code);
      assert.equal(page.title, code);
      if (withoutExamples.has(code)) return;
      assert.ok(page.bad.length > 0 && page.good.length > 0 && page.hasSource, 'needs Bad, Good and Source');
      const reports = (text: string): boolean => diagnosticsOf(text).some((found) => found.code === code);
      for (const sample of page.bad) assert.ok(reports(sample), `silent on:\n${sample}`);
      for (const sample of page.good) assert.ok(!reports(sample), `reports on:\n${sample}`);
    });
  }

  it('have a rule each', () => {
    const files = existsSync(pages) ? readdirSync(pages).filter((file) => file !== 'README.md') : [];
    const codes = new Set(rules.map((rule) => `${rule.code}.md`));
    assert.deepEqual(
      files.filter((file) => !codes.has(file)),
      [],
    );
  });
});
