import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-same';

describe(code, () => {
  it('reports equal sides', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, platformType] }
#                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ precondition-same: The agent fails the step when both sides of the comparison are the same
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves sides alone that differ in blanks', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: ['{{ a }}', '{{a}}'] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
