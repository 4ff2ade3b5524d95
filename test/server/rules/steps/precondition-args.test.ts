import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-args';

describe(code, () => {
  it('reports one, three and no list', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType] }
#                                 ^^^^^^^^^^^^^^ precondition-args: "StringEquals" compares exactly two texts, such as [platformType, Linux]
    inputs: { runCommand: [ls] }
  - name: b
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Linux, MacOS] }
#                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ precondition-args
    inputs: { runCommand: [ls] }
  - name: c
    action: aws:runShellScript
    precondition: { StringEquals: Linux }
#                                 ^^^^^ precondition-args
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves two alone, whatever they are', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [a, b] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
