import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-platform-param';

describe(code, () => {
  it('reports a parameter as the platform', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  os: { type: String }
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, '{{ os }}'] }
#                                                ^^^^^^^^^^ precondition-platform-param: The agent fails the step when platformType is compared with a parameter; write the platform itself
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves parameters in other comparisons alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  os: { type: String }
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: ['{{ os }}', Linux] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
