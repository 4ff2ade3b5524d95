import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'precondition-contradiction';

describe(code, () => {
  it('reports a platform without the plugin', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:psModule
    precondition: { StringEquals: [platformType, Linux] }
#                                                ^^^^^ precondition-contradiction: aws:psModule works on "Windows" only, so this step never runs
    inputs: { source: 'https://example.com/m.zip' }
`,
    );
  });

  it('leaves fitting platforms and unknown ones alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runPowerShellScript', precondition: { StringEquals: [platformType, MacOS] }, inputs: { runCommand: [ls] } }
  - { name: b, action: 'aws:runShellScript', precondition: { StringEquals: [platformType, windows] }, inputs: { runCommand: [ls] } }
`,
    );
  });
});
