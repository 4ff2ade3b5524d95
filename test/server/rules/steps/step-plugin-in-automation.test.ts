import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-plugin-in-automation';

describe(code, () => {
  it('reports a plugin', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runShellScript
#           ^^^^^^^^^^^^^^^^^^ step-plugin-in-automation: "aws:runShellScript" is a plugin of Command documents; a runbook reaches nodes by aws:runCommand
`,
    );
  });

  it('leaves Command documents alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });
});
