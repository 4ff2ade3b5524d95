import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-onfailure-value';

describe(code, () => {
  it('reports other words', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls], onFailure: Continue }
#                                          ^^^^^^^^ step-onfailure-value: The agent knows "exit" and "successAndExit" as "onFailure" and ignores other words
`,
    );
  });

  it('leaves the two alone, and references', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], onFailure: successAndExit } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls], onFailure: '{{ x }}' } }
`,
    );
  });

  it('changes to the nearest', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], onFailure: Exit } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], onFailure: exit } }
`,
    );
  });
});
