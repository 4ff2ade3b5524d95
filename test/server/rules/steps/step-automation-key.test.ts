import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-automation-key';

describe(code, () => {
  it('reports keys of runbooks', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
    nextStep: b
#   ^^^^^^^^ step-automation-key: "nextStep" means something in runbooks only; here every step runs in its turn
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:pause', inputs: {}, isEnd: true }
`,
    );
  });

  it('removes the key', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    isCritical: true
    inputs: { runCommand: [ls] }
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
`,
    );
  });
});
