import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyze } from '../../../server/analysis.ts';
import { diagnose } from '../../../server/rules/diagnose.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** The errors of a sample document: the text underlined and the rule. */
function errorsOf(name: string): string[] {
  const text = readFileSync(path.join('playground/sample-workspace', name), 'utf8');
  const diagnostics = diagnose(analyze(parse(text, 'yaml')));
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ start, end, code }) => `${text.slice(start, end)}: ${code}`);
}

describe('the sample workspace', () => {
  it('has a Command document with one planted mistake', () => {
    assert.deepEqual(errorsOf('restart-service.ssm.yaml'), ['ServiseName: param-undeclared']);
  });

  it('has an Automation runbook with one planted mistake', () => {
    assert.deepEqual(errorsOf('drain-and-reboot.ssm.yaml'), ['rebootInstance: flow-unknown-step']);
  });
});
