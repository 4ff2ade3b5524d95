import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-all-platforms-covered';

describe(code, () => {
  it('reports the first step for Linux', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Linux] }
#                                                ^^^^^ precondition-all-platforms-covered: macOS is not Linux: Macs skip every step of this document, though this plugin works there, too
    inputs: { runCommand: [ls] }
  - { name: b, action: 'aws:psModule', inputs: { source: 'https://example.com/m.zip' } }
`,
    );
  });

  it('leaves documents for one platform alone, and plugins that Macs lack', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, Linux] }, inputs: { runCommand: [ls] } }
`,
    );
  });

  it('leaves plugins alone that Macs do not have', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runDocument
    precondition: { StringEquals: [platformType, Linux] }
    inputs: { documentType: LocalPath, documentPath: a.json }
  - name: b
    action: aws:runDocument
    precondition: { StringEquals: [platformType, Windows] }
    inputs: { documentType: LocalPath, documentPath: b.json }
`,
    );
  });
});
