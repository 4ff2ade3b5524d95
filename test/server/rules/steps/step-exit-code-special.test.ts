import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-exit-code-special';

describe(code, () => {
  it('reports the two codes', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: [ls || exit 168]
#                        ^^^^^^^^ step-exit-code-special: Exit code 168 lets the step succeed and skips the rest of the document
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });

  it('leaves other codes, comments, texts and the last step alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [exit 1, '# exit 168', 'echo "exit 168"', exit 1680] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [exit 168] } }
`,
    );
  });
});
