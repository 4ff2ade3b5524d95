import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-platform';

describe(code, () => {
  it('reports other words, on either side', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition: { StringEquals: [platformType, Ubuntu] }
#                                                ^^^^^^ precondition-platform: platformType is "Linux", "Windows" or "MacOS", written so
    inputs: { runCommand: [ls] }
  - name: b
    action: aws:runShellScript
    precondition: { StringEquals: [macOS, platformType] }
#                                  ^^^^^ precondition-platform
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('leaves platforms and parameters alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [MacOS, platformType] }, inputs: { runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', precondition: { StringEquals: ['{{ p }}', linux] }, inputs: { runCommand: [ls] } }
`,
    );
  });

  it('changes to the platform that is meant', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, darwin] }, inputs: { runCommand: [ls] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, MacOS] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
