import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-undeclared';

describe(code, () => {
  it('reports names that are not declared', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  Instance: { type: String }
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: ['{{ Intance }} {{ nope }}']
#                      ^^^^^^^ param-undeclared: There is no parameter "Intance"; did you mean "Instance"?
#                                    ^^^^ param-undeclared: There is no parameter "nope"
`,
    );
  });

  it('warns in assumeRole', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
assumeRole: '{{ Role }}'
#               ^^^^ param-undeclared
mainSteps: []
`,
    );
  });

  it('leaves declared names, other references and other braces alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
description: Writes {{ anything }}.
parameters:
  a: { type: String, description: 'Used as {{ b }}' }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo {{ a }} {{ssm:b}} {{ A }} {{ RESOURCE_ID }}
        - awk '{{print $2}}' {{.Names}} {{ a_b }}
`,
    );
  });

  it('changes to the nearest name', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  Path: { type: String }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['ls {{ Paht }}'] } }
`,
      `schemaVersion: '2.2'
parameters:
  Path: { type: String }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['ls {{ Path }}'] } }
`,
    );
  });

  it('declares the parameter', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { Duration: '{{ Time }}' } }
`,
      `schemaVersion: '0.3'
parameters:
  Time:
    type: String
mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { Duration: '{{ Time }}' } }
`,
    );
  });

  it('declares a role for assumeRole', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
assumeRole: '{{ Role }}'
parameters:
  A: { type: String, default: '{{ A }}' }
mainSteps: []
`,
      `schemaVersion: '0.3'
assumeRole: '{{ Role }}'
parameters:
  A: { type: String, default: '{{ A }}' }
  Role:
    type: AWS::IAM::Role::Arn
mainSteps: []
`,
    );
  });
});
