import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze, type Analysis, withSteps } from '../../../server/analysis.ts';
import { diagnose } from '../../../server/rules/diagnose.ts';
import { rules } from '../../../server/rules/index.ts';
import type { Finding, Rule } from '../../../server/rules/rule.ts';
import { stepRun } from '../../../server/rules/silent-steps.ts';
import { suppressions } from '../../../server/rules/suppressions.ts';
import { edit } from '../../../server/syntax/edit.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language, SyntaxTree } from '../../../server/syntax/tree.ts';
import { listCorpus } from '../../support/corpus.ts';
import { generatedSamples } from '../../support/fuzz/samples.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const ofSteps = rules.filter(({ scope }) => scope === 'step');

function findings(rule: Rule, analysis: Analysis): Finding[] {
  if (rule.kinds !== 'any' && !rule.kinds.includes(analysis.document.kind)) return [];
  const found: Finding[] = [];
  const run = { codes: new Set<string>(), skipped: new Set<string>(), suppressions: suppressions(analysis) };
  rule.check(analysis, (finding) => found.push(finding), run);
  return found;
}

/** A rule that is about steps finds the same in all steps at once and in one after the other. */
function checkScope(text: string, language: Language): void {
  const analysis = analyze(parse(text, language));
  const steps = 'steps' in analysis.document ? analysis.document.steps : [];
  const alone = steps.map((step) => withSteps(analysis, [step]));
  for (const rule of ofSteps) {
    assert.deepEqual(
      alone.flatMap((each) => findings(rule, each)),
      findings(rule, analysis),
      `${rule.code} looks at more than a step in:\n${text}`,
    );
  }
}

function badExamples(): string[] {
  return rules.flatMap(({ code }) => {
    const page = readFileSync(path.join(root, 'docs/rules', `${code}.md`), 'utf8');
    return [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, example = '']) => example);
  });
}

describe('rules of the scope "step"', function () {
  this.timeout(60_000);

  it('look at nothing but one step, in the examples of all rules', () => {
    for (const text of badExamples()) checkScope(text, text.startsWith('{') ? 'json' : 'yaml');
  });

  it('look at nothing but one step, in real documents', () => {
    for (const { text, language } of generatedSamples()) checkScope(text, language);
    const some = listCorpus().filter(({ bytes }, index) => bytes < 20_000 && index % 3 === 0);
    for (const document of some) checkScope(document.text(), document.language);
  });

  it('say in a document of one good step after another where a step is bad', () => {
    assert.ok(ofSteps.length > 40);
    const step = (name: string, duration: string): string =>
      `  - { name: ${name}, action: aws:sleep, inputs: { Duration: ${duration} } }\n`;
    const text = `schemaVersion: '0.3'\ndescription: d\nmainSteps:\n${step('a', 'PT1S')}${step('b', 'PT1S')}`;
    const codes = (tree: SyntaxTree): string[] =>
      diagnose(analyze(tree)).flatMap(({ code }) => (code === 'sleep-duration' ? [code] : []));
    let tree = parse(text, 'yaml');
    assert.deepEqual(codes(tree), []);
    const at = text.lastIndexOf('PT1S');
    tree = edit(tree, { start: at, end: at + 4, text: 'never' });
    assert.deepEqual(codes(tree), ['sleep-duration']);
    // The bad step is moved, and stays bad; then it is mended.
    tree = edit(tree, { start: text.indexOf('PT1S'), end: text.indexOf('PT1S'), text: ' ' });
    assert.deepEqual(codes(tree), ['sleep-duration']);
    tree = edit(tree, { start: at + 1, end: at + 6, text: 'PT1S' });
    assert.deepEqual(codes(tree), []);
  });
});

describe('a run of rules about steps', () => {
  const text = `schemaVersion: '2.2'\nmainSteps:\n${['a', 'b', 'c']
    .map((name) => `  - name: ${name}\n    action: aws:runShellScript\n    inputs: { runCommand: [ls] }\n`)
    .join('')}`;
  const stepsOf = ({ document }: Analysis): (string | undefined)[] =>
    'steps' in document ? document.steps.map(({ name }) => name?.text) : [];
  const after = (tree: SyntaxTree, settings: object, ...found: number[]): void => {
    const run = stepRun(analyze(tree), settings);
    found.forEach((offset) => run.found(offset));
    run.remember();
  };
  const asked = (tree: SyntaxTree, settings: object): unknown =>
    stepsOf(stepRun(analyze(tree), settings).analysis);

  it('leaves out the steps that had no finding and did not change', () => {
    const settings = {};
    let tree = parse(text, 'yaml');
    assert.deepEqual(asked(tree, settings), ['a', 'b', 'c']);
    after(tree, settings, text.indexOf('name: c'));
    assert.deepEqual(asked(tree, settings), ['c']);
    const at = text.indexOf('[ls]') + 1;
    tree = edit(tree, { start: at, end: at, text: 'xx' });
    assert.deepEqual(asked(tree, settings), ['a', 'c']);
    after(tree, settings);
    assert.deepEqual(asked(tree, settings), []);
  });

  it('asks about all steps again under other settings, and in another version of the schema', () => {
    const settings = {};
    const tree = parse(text, 'yaml');
    after(tree, settings);
    assert.deepEqual(asked(tree, {}), ['a', 'b', 'c']);
    const at = text.indexOf('2.2');
    assert.deepEqual(asked(edit(tree, { start: at, end: at + 3, text: '2.0' }), settings), ['a', 'b', 'c']);
  });

  it('remembers nothing if something was found outside of the steps', () => {
    const settings = {};
    const tree = parse(text, 'yaml');
    after(tree, settings, 0);
    assert.deepEqual(asked(tree, settings), ['a', 'b', 'c']);
  });
});
