import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-schema';

describe(code, () => {
  it('reports schema 2.0', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.0'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Linux] }
#   ^^^^^^^^^^^^ precondition-schema: The agent fails steps with a "precondition" in schema 2.0; it needs 2.2
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves schema 2.2 alone, and versions that do not exist', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.1'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Linux] }
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('changes the schema version', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.0'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, Linux] }, inputs: { runCommand: [ls] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, Linux] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
