import assert from 'node:assert/strict';
import { analyze } from '../../../../server/analysis.ts';
import { diagnose } from '../../../../server/rules/diagnose.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { checkFix, checkRule, diagnosticsOf } from '../../../support/check-rule.ts';

/** A document whose parameter nobody uses, with lines around it. */
function document({ before = '', behind = '' }: { before?: string; behind?: string }): string {
  return `schemaVersion: '2.2'
description: d
parameters:
${before}  Zone: { type: String, description: d }${behind}
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - |
          date
`;
}

const unused = (text: string): number =>
  diagnosticsOf(text).filter(({ code }) => code === 'param-unused').length;

describe('comments that silence rules', () => {
  it('count for their line, the next line and the file', () => {
    assert.equal(unused(document({})), 1);
    assert.equal(unused(document({ behind: ' # ssm-disable-line param-unused' })), 0);
    assert.equal(unused(document({ before: '  # ssm-disable-next-line param-unused -- why\n' })), 0);
    assert.equal(unused(`# ssm-disable-file param-unused\n${document({})}`), 0);
    assert.equal(unused(document({ before: '  # ssm-disable-next-line\n' })), 0);
    assert.equal(unused(document({ before: '  # ssm-disable-next-line param-name\n' })), 1);
    assert.equal(unused(document({ before: '  # ssm-disable-next-line param-unused\n  Other: {}\n' })), 1);
  });

  it('may stand above each other', () => {
    const before = '  # ssm-disable-next-line param-unused\n  # ssm-disable-next-line param-name\n\n';
    assert.equal(unused(document({ before })), 0);
  });

  it('include the script that begins on the line', () => {
    const script = (comment: string, header = ''): string => `schemaVersion: '2.2'
description: d
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
${comment}        - |${header}
          date
          echo {{ Gone }}
        - echo {{ Away }}
`;
    const undeclared = (text: string): number =>
      diagnosticsOf(text).filter(({ code }) => code === 'param-undeclared').length;
    assert.equal(undeclared(script('')), 2);
    assert.equal(undeclared(script('        # ssm-disable-next-line param-undeclared\n')), 1);
    assert.equal(undeclared(script('', ' # ssm-disable-line param-undeclared')), 1);
  });
});

describe('disable-unknown', () => {
  it('reports codes and words that do not exist', () => {
    checkRule(
      'disable-unknown',
      document({
        before: `  # ssm-disable-next-line param-unusd, nonsense
  #                       ^^^^^^^^^^^ disable-unknown: There is no rule "param-unusd"; did you mean "param-unused"?
  #                                    ^^^^^^^^ disable-unknown: There is no rule "nonsense"
  # ssm-disable param-unused
  # ^^^^^^^^^^^ disable-unknown: "ssm-disable" silences nothing; write "ssm-disable-line", "ssm-disable-next-line" or "ssm-disable-file"
`,
      }),
    );
  });

  it('leaves other comments alone', () => {
    checkRule('disable-unknown', document({ before: '  # the ssm-disable comments are ours\n' }));
  });

  it('writes the code or the word that was meant', () => {
    checkFix(
      'disable-unknown',
      document({ behind: ' # ssm-disable-line param-unusd' }),
      document({ behind: ' # ssm-disable-line param-unused' }),
    );
    checkFix(
      'disable-unknown',
      document({ behind: ' # ssm-ignore param-unused' }),
      document({ behind: ' # ssm-disable-line param-unused' }),
    );
    checkFix(
      'disable-unknown',
      document({ before: '  # ssm-disable param-unused\n' }),
      document({ before: '  # ssm-disable-next-line param-unused\n' }),
    );
  });
});

describe('disable-unused', () => {
  it('reports codes that silence nothing', () => {
    checkRule(
      'disable-unused',
      document({
        before: `  # ssm-disable-next-line param-unused, param-name
  #                                     ^^^^^^^^^^ disable-unused: The rule "param-name" reports nothing here
`,
      }),
    );
    checkRule(
      'disable-unused',
      `# ssm-disable-line
# ^^^^^^^^^^^^^^^^^^ disable-unused: No rule reports anything here
${document({})}`.replace('# ^^', '^^'),
    );
  });

  it('is silent where something is silenced, and about codes that do not exist', () => {
    checkRule('disable-unused', document({ before: '  # ssm-disable-next-line param-unused, gone\n' }));
    checkRule('disable-unused', document({ behind: ' # ssm-disable-line' }));
  });

  it('does not count rules that are switched off', () => {
    const text = document({ behind: ' # ssm-disable-line param-unused' });
    const found = diagnose(analyze(parse(text, 'yaml')), { severities: { 'param-unused': 'off' } });
    assert.ok(found.every(({ code }) => code !== 'disable-unused'));
  });

  it('takes the code, the comment or the whole line away', () => {
    checkFix(
      'disable-unused',
      document({ behind: ' # ssm-disable-line param-name, param-unused -- why' }),
      document({ behind: ' # ssm-disable-line param-unused -- why' }),
    );
    checkFix(
      'disable-unused',
      document({ behind: ' # ssm-disable-line param-unused, param-name' }),
      document({ behind: ' # ssm-disable-line param-unused' }),
    );
    checkFix('disable-unused', document({ behind: '  # ssm-disable-line param-name' }), document({}));
    checkFix(
      'disable-unused',
      document({ before: '  # ssm-disable-next-line param-name -- why\n' }),
      document({}),
    );
  });
});
