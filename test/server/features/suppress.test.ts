import assert from 'node:assert/strict';
import { analyze } from '../../../server/analysis.ts';
import { suppressionFixes } from '../../../server/features/suppress.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language } from '../../../server/syntax/tree.ts';
import { applyEdits, diagnosticsOf } from '../../support/check-rule.ts';

/** The text after the suppression of the rule's last finding, by the fix whose title matches. */
function suppressed(code: string, text: string, title: RegExp): string {
  const diagnostic = diagnosticsOf(text, 'yaml').findLast((found) => found.code === code);
  assert.ok(diagnostic, `${code} reports nothing`);
  const fixes = suppressionFixes(analyze(parse(text, 'yaml')), diagnostic);
  const fix = fixes.find((candidate) => title.test(candidate.title));
  assert.ok(fix, `only: ${fixes.map((candidate) => candidate.title).join('; ')}`);
  return applyEdits(text, fix.edits);
}

function titles(code: string, text: string, language: Language): string[] {
  const diagnostic = diagnosticsOf(text, language).find((found) => found.code === code);
  assert.ok(diagnostic, `${code} reports nothing`);
  return suppressionFixes(analyze(parse(text, language)), diagnostic).map(({ title }) => title);
}

function check(code: string, before: string, after: string): void {
  const result = suppressed(code, before, /this line$/);
  assert.equal(result, after);
  const count = (text: string): number => diagnosticsOf(text, 'yaml').filter((d) => d.code === code).length;
  assert.ok(count(after) < count(before), 'the comment silences nothing');
  assert.ok(diagnosticsOf(after, 'yaml').every((found) => found.code !== 'disable-unused'));
}

const head = `schemaVersion: '2.2'\ndescription: d\n`;

describe('suppression fixes', () => {
  it('write a comment above the line', () => {
    const document = (comment: string): string => `${head}parameters:
${comment}  Zone: { type: String, description: d }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [date] } }
`;
    check('param-unused', document(''), document('  # ssm-disable-next-line param-unused\n'));
  });

  it('write it above the script that the finding stands in', () => {
    const document = (comment: string): string => `${head}mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
${comment}        - |
          # a comment of the shell
          echo '{{ Gone }}'
          date
        - date
`;
    check('param-undeclared', document(''), document('        # ssm-disable-next-line param-undeclared\n'));
  });

  it('write it above quoted and plain texts of several lines', () => {
    const document = (comment: string): string => `${head}mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      workingDirectory: /tmp
${comment}      runCommand: ["date
        -u", 'ls
        -l', "{{ Gone }}",
        ls]
`;
    check('param-undeclared', document(''), document('      # ssm-disable-next-line param-undeclared\n'));
  });

  it('add to a comment that is there', () => {
    const document = (codes: string): string => `${head}parameters:
  # ssm-disable-next-line ${codes} -- for callers
  Zone: { type: String, default: 5 }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [date] } }
`;
    check('param-default-type', document('param-unused'), document('param-unused, param-default-type'));
  });

  it('write a comment for the file at its top, or add to it', () => {
    const text = `\uFEFF${head}parameters: { Zone: { type: String, default: 5 } }\nmainSteps: []\n`;
    const once = suppressed('param-unused', text, /this file$/);
    assert.equal(once, `\uFEFF# ssm-disable-file param-unused\n${text.slice(1)}`);
    const twice = suppressed('param-default-type', once, /this file$/);
    assert.match(twice, /^\uFEFF# ssm-disable-file param-unused, param-default-type\nschemaVersion/);
    const left = diagnosticsOf(twice, 'yaml').map(({ code }) => code);
    assert.ok(!left.includes('param-unused') && !left.includes('param-default-type'), left.join(', '));
  });

  it('keep the line breaks of the document', () => {
    const text = `${head}parameters:\n  Zone: { type: String }\nmainSteps: []\n`.replaceAll('\n', '\r\n');
    assert.match(
      suppressed('param-unused', text, /this line$/),
      /:\r\n {2}# ssm-disable-next-line param-unused\r\n {2}Zone/,
    );
  });

  it('are not offered in JSON, for what does not parse, and on the lines of comments', () => {
    const json =
      '{ "schemaVersion": "2.2", "parameters": { "Zone": { "type": "String" } }, "mainSteps": [] }';
    assert.deepEqual(titles('param-unused', json, 'json'), []);
    assert.deepEqual(titles('doc-syntax', 'schemaVersion: "2.2\nmainSteps: []\n', 'yaml'), []);
    assert.deepEqual(titles('disable-unknown', `# ssm-disable-file gone\n${head}`, 'yaml'), [
      'Disable disable-unknown for this file',
    ]);
  });
});
