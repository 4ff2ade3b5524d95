import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-unknown-input';

describe(code, () => {
  it('reports inputs of plugins', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runComand: [ls]
#     ^^^^^^^^^ step-unknown-input: aws:runShellScript has no input "runComand"; did you mean "runCommand"?
      shell: bash
#     ^^^^^ step-unknown-input: aws:runShellScript has no input "shell"; its inputs are "runCommand", "timeoutSeconds", "workingDirectory", "onFailure", "onSuccess", …
      WorkingDirectory: /tmp
#     ^^^^^^^^^^^^^^^^ step-unknown-input: AWS writes this input "workingDirectory"
`,
    );
  });

  it('reports inputs of actions', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:sleep
    inputs:
      Duration: PT1M
      Until: x
#     ^^^^^ step-unknown-input: aws:sleep has no input "Until"; its inputs are "Duration" and "Timestamp"
`,
    );
  });

  it('leaves inputs alone that every plugin has, and those of API calls', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls], onFailure: exit, finallyStep: true, environment: { a: b }, id: x }
`,
    );
  });

  it('leaves the inputs of API calls alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeVpcs, MaxResults: 5 }
`,
    );
  });

  it('leaves schema 1.2 alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '1.2'
runtimeConfig:
  aws:runShellScript: { properties: [{ id: x, runCommand: [ls] }] }
`,
    );
  });

  it('changes to the nearest input', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommands: [ls]
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

  it('corrects the case', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { RunCommand: [ls] }
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
`,
    );
  });
});
