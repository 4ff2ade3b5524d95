import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-constant';

describe(code, () => {
  it('reports two constants', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [x, y] }
#                                 ^^^^^^ precondition-constant: One side must be platformType or hold a {{ parameter }}, or the agent fails the step
    inputs: { runCommand: [ls] }
  - name: b
    action: aws:runShellScript
    precondition: { StringEquals: [architecture, arm64] }
#                                 ^^^^^^^^^^^^^^^^^^^^^ precondition-constant: A precondition knows nothing of "architecture"; only platformType and {{ parameters }} can be compared
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves platforms, parameters and longer texts with them alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [Linux, platformType] }, inputs: { runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', precondition: { StringEquals: ['a-{{ p }}', a-b] }, inputs: { runCommand: [ls] } }
`,
    );
  });

  it('corrects platformType', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [PlatformType, Linux] }, inputs: { runCommand: [ls] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, Linux] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
