import assert from 'node:assert/strict';
import { checkFix, checkRule, diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'tab-indent';
const step = (indent: string): string =>
  `schemaVersion: '2.2'\nmainSteps:\n${indent}- name: a\n${indent}  action: aws:runShellScript\n`;

describe(code, () => {
  it('reports each line that a tab indents', () => {
    checkRule(
      code,
      `a:
\tb: 1
^ tab-indent: YAML does not allow tabs in the indentation; use spaces
  \tc: 2
^^^ tab-indent
`,
    );
  });

  it('says of a line that a tab leaves out of place no more than that', () => {
    checkRule(code, 'a:\n  b: 1\n\tc: 2\n^ tab-indent\n');
    checkRule('doc-syntax', 'a:\n  b: 1\n\tc: 2\n');
  });

  it('leaves tabs inside values, comments and scripts alone', () => {
    checkRule(code, 'a: b\tc\t# d\n\t# e\nf: |\n  g\n  \th\n\ni:\t1\n');
  });

  it('leaves JSON alone', () => {
    checkRule(code, '{\n\t"schemaVersion": "2.2"\n}');
  });

  it('replaces the tabs of all lines', () => {
    checkFix(code, step('\t'), step('  '));
    checkFix(code, 'a:\n\tb: 1\n', 'a:\n  b: 1\n');
  });
});

describe('doc-syntax', () => {
  it('reports a text that is too long to be read', () => {
    const found = diagnosticsOf(`# ${'x'.repeat(1024 * 1024)}\n`, 'yaml');
    assert.deepEqual(
      found.map(({ code: rule, severity }) => [rule, severity]),
      [['doc-syntax', 'error']],
    );
    assert.match(found[0]?.message ?? '', /too long/);
  });
});
