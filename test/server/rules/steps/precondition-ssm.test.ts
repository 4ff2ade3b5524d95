import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-ssm';

describe(code, () => {
  it('reports Parameter Store', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: ['{{ssm-secure:x}}', y] }
#                                   ^^^^^^^^^^^^^^^^ precondition-ssm: The agent fails steps whose precondition reads Parameter Store; compare with a parameter instead
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves inputs alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, Linux] }, inputs: { runCommand: ['echo {{ssm:x}}'] } }
`,
    );
  });
});
