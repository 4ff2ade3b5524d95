import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-no-stop-on-failure';

describe(code, () => {
  it('reports the first step that another one follows', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
#         ^ step-no-stop-on-failure: Step "b" runs even if this one fails; "onFailure: exit" in its inputs would stop the document
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
  - { name: c, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });

  it('leaves steps alone that never run on the same node', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Linux] }
    inputs: { runCommand: [ls] }
  - name: b
    action: aws:runPowerShellScript
    precondition: { StringEquals: [Windows, platformType] }
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves documents alone that say what a failure does', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls], onFailure: exit } }
  - { name: c, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });

  it('adds onFailure', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: [ls]
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: [ls]
      onFailure: exit
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });
});
