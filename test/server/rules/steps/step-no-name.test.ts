import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-no-name';

describe(code, () => {
  it('reports steps without a name, in loops too', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - action: aws:pause
#           ^^^^^^^^^ step-no-name: Every step needs a "name"
    inputs: {}
  - name: loop
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - action: aws:pause
#                 ^^^^^^^^^ step-no-name: Every step needs a "name"
          inputs: {}
`,
    );
  });

  it('leaves schema 1.2 alone, whose steps have no names', () => {
    checkInBoth(
      code,
      `schemaVersion: '1.2'
runtimeConfig:
  aws:runShellScript:
    properties: [{ runCommand: [ls] }]
`,
    );
  });

  it('adds a name that is free', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: runShellScript
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
  - action: aws:runShellScript
    inputs: { runCommand: [ls] }
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: runShellScript
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
  - name: runShellScript2
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
`,
    );
  });
});
