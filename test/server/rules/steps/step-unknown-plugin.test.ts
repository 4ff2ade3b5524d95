import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-unknown-plugin';

describe(code, () => {
  it('reports names that no plugin has', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runshellscript
#           ^^^^^^^^^^^^^^^^^^ step-unknown-plugin: There is no plugin "aws:runshellscript"; did you mean "aws:runShellScript"?
  - name: b
    action: python
#           ^^^^^^ step-unknown-plugin: There is no plugin "python"
`,
    );
  });

  it('leaves plugins alone, and actions to another rule', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:refreshAssociation' }
  - { name: b, action: 'aws:sleep' }
  - { name: c, action: 'aws:configureDaemon' }
`,
    );
  });

  it('leaves schema 1.2 alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '1.2'
runtimeConfig: { 'aws:runShellScript': { properties: [{ runCommand: [ls] }] } }
`,
    );
  });

  it('changes to the nearest name', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: 'aws:runShelScript'
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: 'aws:runShellScript'
`,
    );
  });
});
