import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-onsuccess-value';

describe(code, () => {
  it('reports other words', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls], onSuccess: stop }
#                                          ^^^^ step-onsuccess-value: "onSuccess" is "exit" or left out; the agent ignores other words
`,
    );
  });

  it('leaves exit alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], onSuccess: exit } }
`,
    );
  });

  it('changes to exit', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], onSuccess: stop } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], onSuccess: exit } }
`,
    );
  });
});
