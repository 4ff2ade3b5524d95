import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../../server/rules/index.ts';
import { parse, parseDocument } from 'yaml';
import type { Diagnostic } from '../../../server/rules/rule.ts';
import type { Language } from '../../../server/syntax/tree.ts';
import { applyEdits, diagnosticsOf } from '../../support/check-rule.ts';

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

/** Rules about how YAML is written, or about a text that no parser reads, mean nothing in the other language. */
const inOneLanguage = new Set([
  'calendar-body',
  'approval-policy-entities',
  'disable-unknown',
  'disable-unused',
  'doc-duplicate-key',
  'doc-format-kind',
  'doc-syntax',
  'order-of-keys',
  'tab-indent',
  'yaml-norway',
]);

interface Sample {
  readonly text: string;
  readonly language: Language;
}

function languageOf(text: string): Language {
  return text.trimStart().startsWith('{') ? 'json' : 'yaml';
}

/** The sample as it is written, and in the other language where the rule is for both. */
function inBothLanguages(code: string, text: string): readonly Sample[] {
  const language = languageOf(text);
  if (inOneLanguage.has(code)) return [{ text, language }];
  const value: unknown = parse(text);
  return language === 'yaml'
    ? [
        { text, language },
        { text: JSON.stringify(value, undefined, 2), language: 'json' },
      ]
    : [
        { text, language },
        { text: parseDocument(text).toString({ lineWidth: 0 }), language: 'yaml' },
      ];
}

function found(code: string, { text, language }: Sample): Diagnostic[] {
  return diagnosticsOf(text, language).filter((diagnostic) => diagnostic.code === code);
}

/** Each fix leaves fewer findings of its rule, and a text that can still be read. */
function checkFixes(code: string, sample: Sample): void {
  const before = found(code, sample);
  for (const { title, edits } of before.flatMap(({ fixes }) => fixes)) {
    const after = { ...sample, text: applyEdits(sample.text, edits) };
    const faults = ['doc-syntax', 'doc-duplicate-key', 'tab-indent'].filter((each) => each !== code);
    const broken = faults.flatMap((each) => found(each, after).map(({ message }) => message));
    assert.deepEqual(broken, [], `"${title}" makes a text that cannot be read:\n${after.text}`);
    assert.ok(found(code, after).length < before.length, `"${title}" mends nothing:\n${after.text}`);
  }
}

describe('the pages of the rules', () => {
  for (const { code } of rules) {
    it(code, () => {
      assert.ok(existsSync(path.join(pages, `${code}.md`)), `docs/rules/${code}.md is missing`);
      const page = readPage(code);
      assert.equal(page.title, code);
      if (withoutExamples.has(code)) return;
      assert.ok(page.bad.length > 0 && page.good.length > 0 && page.hasSource, 'needs Bad, Good and Source');
      for (const sample of page.bad.flatMap((text) => inBothLanguages(code, text))) {
        assert.ok(found(code, sample).length > 0, `silent on:\n${sample.text}`);
        checkFixes(code, sample);
      }
      for (const sample of page.good.flatMap((text) => inBothLanguages(code, text))) {
        assert.equal(found(code, sample).length, 0, `reports on:\n${sample.text}`);
      }
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
