import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-timeout-range';

describe(code, () => {
  it('reports what the agent does not take', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls], timeoutSeconds: 1 }
#                                               ^ step-timeout-range: The agent takes 5 to 172800 seconds, and 3600 for anything else
  - name: b
    action: aws:psModule
    inputs: { source: 'https://example.com/m.zip', TimeoutSeconds: 10m }
#                                                                  ^^^ step-timeout-range
`,
    );
  });

  it('leaves the range and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], timeoutSeconds: 5 } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls], timeoutSeconds: '172800' } }
  - { name: c, action: 'aws:runShellScript', inputs: { runCommand: [ls], timeoutSeconds: '{{ t }}' } }
`,
    );
  });

  it('changes to the nearest', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], timeoutSeconds: '999999' } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls], timeoutSeconds: '172800' } }
`,
    );
  });
});
