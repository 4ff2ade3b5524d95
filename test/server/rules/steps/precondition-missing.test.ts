import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-missing';

describe(code, () => {
  it('reports what some platforms skip', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
#           ^^^^^^^^^^^^^^^^^^ precondition-missing: Nodes with "Windows" skip this step without a word; a precondition would say so
    inputs: { runCommand: [ls] }
  - name: b
    action: aws:runPowerShellScript
    precondition: { StringEquals: [platformType, Windows] }
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves documents for one kind of platform alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });

  it('leaves schema 2.0 alone, which has no preconditions', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.0'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
  - { name: b, action: 'aws:psModule', inputs: { source: 'https://example.com/m.zip' } }
`,
    );
  });

  it('adds a precondition for the one platform', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:refreshAssociation
    inputs: {}
  - name: b
    action: aws:psModule
    inputs: { source: 'https://example.com/m.zip' }
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:refreshAssociation
    inputs: {}
  - name: b
    action: aws:psModule
    precondition:
      StringEquals:
        - platformType
        - Windows
    inputs: { source: 'https://example.com/m.zip' }
`,
    );
  });
});
