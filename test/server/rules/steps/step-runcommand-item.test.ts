import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const code = 'step-runcommand-item';

describe(code, () => {
  it('reports maps, numbers and booleans', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo a: b
#         ^^^^^^^^^ step-runcommand-item: Every item of "runCommand" is a text, not a map (put lines with ": " in quotes); the agent fails on others
        - true
#         ^^^^ step-runcommand-item: Every item of "runCommand" is a text, not a boolean; the agent fails on others
        - [x]
#         ^^^ step-runcommand-item: Every item of "runCommand" is a text, not a list; the agent fails on others
`,
    );
  });

  it('leaves texts and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: ['echo a: b', '5', '', '{{ x }}']
`,
    );
  });

  it('puts the line in quotes', () => {
    checkFix(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo it's a: b
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - 'echo it''s a: b'
`,
    );
  });

  it('puts a word in quotes', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [true] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['true'] } }
`,
    );
  });
});
