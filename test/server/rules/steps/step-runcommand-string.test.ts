import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const code = 'step-runcommand-string';

describe(code, () => {
  it('reports a text', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: ls -l
#                 ^^^^^ step-runcommand-string: "runCommand" is a list of lines; the agent fails on a text
`,
    );
  });

  it('leaves a reference in place of the list alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  commands: { type: StringList }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: '{{ commands }}' } }
`,
    );
  });

  it('leaves a list in schema 1.2 alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '1.2'
runtimeConfig:
  aws:runShellScript: { properties: [{ runCommand: [ls] }] }
`,
    );
  });

  it('makes a list of one line', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ls } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });

  it('makes a list of a block of lines', () => {
    checkFix(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: |
        if true; then
          ls
        fi

        pwd
      timeoutSeconds: 5
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - |
            if true; then
              ls
            fi

            pwd
      timeoutSeconds: 5
`,
    );
  });
});
