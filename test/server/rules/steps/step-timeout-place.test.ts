import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-timeout-place';

describe(code, () => {
  it('reports it beside inputs', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    timeoutSeconds: 60
#   ^^^^^^^^^^^^^^ step-timeout-place: The agent ignores "timeoutSeconds" here; it belongs into "inputs"
    inputs: { runCommand: [ls] }
  - name: b
    action: aws:configurePackage
    timeoutSeconds: 60
#   ^^^^^^^^^^^^^^ step-timeout-place: The agent ignores "timeoutSeconds" here
    inputs: { name: x, action: Install }
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:pause', timeoutSeconds: 60, inputs: {} }
`,
    );
  });

  it('moves it', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    timeoutSeconds: 60
    inputs:
      runCommand: [ls]
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: [ls]
      timeoutSeconds: 60
`,
    );
  });

  it('removes it where inputs have one', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    timeoutSeconds: 60
    inputs: { runCommand: [ls], timeoutSeconds: '90' }
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls], timeoutSeconds: '90' }
`,
    );
  });
});
