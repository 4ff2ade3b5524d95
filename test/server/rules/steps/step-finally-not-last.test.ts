import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-finally-not-last';

describe(code, () => {
  it('reports it before the last step', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls], finallyStep: 'true' }
#                               ^^^^^^^^^^^ step-finally-not-last: Only the last step can be a finallyStep; the agent ignores it here
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });

  it('leaves the last step alone, and false', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], finallyStep: false } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls], finallyStep: true } }
`,
    );
  });

  it('removes it', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { finallyStep: true, runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });
});
