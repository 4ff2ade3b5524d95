import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-list-in-list';

describe(code, () => {
  it('reports a list as an item', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand:
        - set -e
        - '{{ a }}'
#         ^^^^^^^^^ param-list-in-list: "a" is a list already; as an item it makes a list in a list, on which the agent fails
`,
    );
  });

  it('leaves texts, longer items and lists from Parameter Store alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
  b: { type: StringList }
  c: { type: StringList, default: '{{ ssm:list }}' }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['{{ a }}', 'echo {{ b }}', '{{ c }}']
`,
    );
  });

  it('puts the reference in place of the list', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['{{ a }}']
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: '{{ a }}'
`,
    );
  });
});
