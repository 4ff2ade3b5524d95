import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-list-in-text';

describe(code, () => {
  it('reports a list inside of a text', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['echo {{ a }}']
#                        ^^^^^^^ param-list-in-text: "a" is a list, and inside a text it becomes JSON such as ["a","b"]
`,
    );
  });

  it('leaves whole values, texts and maps alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList }
  b: { type: StringMap }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: '{{ a }}'
  - name: y
    action: aws:runShellScript
    inputs:
      runCommand: ["echo '{{ b }}'"]
`,
    );
  });
});
