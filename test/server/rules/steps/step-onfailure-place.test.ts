import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-onfailure-place';

describe(code, () => {
  it('reports them beside inputs', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    onFailure: exit
#   ^^^^^^^^^ step-onfailure-place: The agent ignores "onFailure" here; it belongs into "inputs"
    finallyStep: true
#   ^^^^^^^^^^^ step-onfailure-place: The agent ignores "finallyStep" here; it belongs into "inputs"
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves inputs and runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { onFailure: exit, runCommand: [ls] } }
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:pause', onFailure: Abort, inputs: {} }
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
    onFailure: exit
    inputs:
      runCommand: [ls]
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: [ls]
      onFailure: exit
`,
    );
  });
});
