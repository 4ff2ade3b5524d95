import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-missing-input';

describe(code, () => {
  it('reports missing inputs', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
    inputs: { version: '1' }
#   ^^^^^^ step-missing-input: aws:configurePackage needs the inputs "name" and "action"
  - name: b
    action: aws:runShellScript
#           ^^^^^^^^^^^^^^^^^^ step-missing-input: aws:runShellScript needs the input "runCommand"
  - name: c
    action: aws:runDocument
    inputs: { documentType: SSMDocument }
#   ^^^^^^ step-missing-input: aws:runDocument needs the input "documentPath"
`,
    );
  });

  it('reports missing inputs of actions', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:deleteImage
    inputs: {}
#   ^^^^^^ step-missing-input: aws:deleteImage needs the input "ImageId"
`,
    );
  });

  it('leaves other cases, optional inputs and retired plugins alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { RunCommand: [ls] } }
  - { name: b, action: 'aws:refreshAssociation', inputs: {} }
  - { name: c, action: 'aws:cloudWatch', settings: { startType: Enabled } }
`,
    );
  });

  it('leaves runbooks without inputs to another rule', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:deleteImage' }
`,
    );
  });

  it('adds the input', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      workingDirectory: /tmp
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      workingDirectory: /tmp
      runCommand:
        - ''
`,
    );
  });

  it('adds the inputs as a whole', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
`,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
    inputs:
      name: ''
      action: Install
`,
    );
  });
});
