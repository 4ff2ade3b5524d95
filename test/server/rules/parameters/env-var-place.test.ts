import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-place';

describe(code, () => {
  it('reports it in inputs and in steps', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    interpolationType: ENV_VAR
#   ^^^^^^^^^^^^^^^^^ env-var-place: "interpolationType" belongs to a parameter, not to a step
  - name: b
    action: aws:runShellScript
    inputs: { interpolationType: ENV_VAR, runCommand: [ls] }
#             ^^^^^^^^^^^^^^^^^ env-var-place: "interpolationType" belongs to a parameter, not to a step
`,
    );
  });

  it('leaves parameters alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [ls] } }
`,
    );
  });

  it('removes it', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      interpolationType: ENV_VAR
      runCommand: [ls]
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: [ls]
`,
    );
  });
});
