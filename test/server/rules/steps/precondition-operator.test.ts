import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-operator';

describe(code, () => {
  it('reports other operators', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { stringEquals: [platformType, Linux] }
#                   ^^^^^^^^^^^^ precondition-operator: "StringEquals" is the only operator of a precondition
    inputs: { runCommand: [ls] }
  - name: b
    action: aws:runShellScript
    precondition: { platformType: Linux }
#                   ^^^^^^^^^^^^ precondition-operator: "StringEquals" is the only operator of a precondition
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves StringEquals alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, Linux] }, inputs: { runCommand: [ls] } }
`,
    );
  });

  it('corrects the case', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { stringEquals: [platformType, Linux] }, inputs: { runCommand: [ls] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, Linux] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
