import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-unknown-key';

describe(code, () => {
  it('reports keys that do not exist', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:pause
    inputs: {}
    nextstep: b
#   ^^^^^^^^ step-unknown-key: A step has no key "nextstep"; did you mean "nextStep"?
    retry: 3
#   ^^^^^ step-unknown-key: A step has no key "retry"
`,
    );
  });

  it('leaves the keys that exist alone, and those of other rules', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    description: x
    maxAttempts: 1
    timeoutSeconds: 60
    isEnd: true
    onSuccess: exit
    inputs: { runCommand: [ls] }
`,
    );
  });

  it('changes to the nearest key', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:pause
    input: {}
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:pause
    inputs: {}
`,
    );
  });
});
