import { checkInBoth } from '../../../support/both-languages.ts';
import { checkFix } from '../../../support/check-rule.ts';

const runbook = (steps: string): string => `schemaVersion: '0.3'\nmainSteps:\n${steps}`;

describe('ref-global-unknown', () => {
  const code = 'ref-global-unknown';

  it('reports system variables that do not exist', () => {
    checkInBoth(
      code,
      runbook(`  - name: a
    inputs:
      A: '{{ global:REGIO }}'
#                   ^^^^^ ref-global-unknown: There is no global:REGIO; did you mean "REGION"?
      B: '{{ automation:USER }}'
#                       ^^^^ ref-global-unknown: There is no automation:USER; there is "EXECUTION_ID"
`),
    );
  });

  it('leaves those that exist alone', () => {
    checkInBoth(code, runbook("  - { inputs: { A: '{{global:DATE}} {{ automation:EXECUTION_ID }}' } }\n"));
  });

  it('writes the name that is near', () => {
    checkFix(
      code,
      runbook("  - { inputs: { A: '{{ global:region }}' } }\n"),
      runbook("  - { inputs: { A: '{{ global:REGION }}' } }\n"),
    );
  });
});

describe('ref-global-in-command', () => {
  const code = 'ref-global-in-command';
  const command = (script: string): string => `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - ${script}
`;

  it('warns of variables that only runbooks have', () => {
    checkInBoth(
      code,
      command(`echo {{ global:REGION }}
#              ^^^^^^^^^^^^^^^^^^^ ref-global-in-command: Only runbooks know global:REGION; the agent leaves this text as it is. Take the value as a parameter
`),
    );
  });

  it('leaves Parameter Store and runbooks alone', () => {
    checkInBoth(code, command('echo {{ ssm:name }}'));
    checkInBoth(code, runbook("  - { inputs: { A: '{{ global:REGION }}' } }\n"));
  });
});

describe('ref-ssm-in-input', () => {
  const code = 'ref-ssm-in-input';

  it('reports Parameter Store in inputs', () => {
    checkInBoth(
      code,
      runbook(`  - name: a
    inputs:
      ImageId: '{{ssm:/aws/service/ami-x:3}}'
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ref-ssm-in-input: Inputs of a step cannot read ssm:/aws/service/ami-x:3; give it to a parameter as its default
`),
    );
  });

  it('leaves defaults alone', () => {
    checkInBoth(code, "schemaVersion: '0.3'\nparameters: { A: { type: String, default: '{{ssm:a}}' } }\n");
  });

  it('makes it the default of a parameter', () => {
    checkFix(
      code,
      `schemaVersion: '0.3'
parameters:
  B:
    type: String
mainSteps:
  - name: a
    inputs: { ImageId: '{{ssm:/aws/ami-x}}' }
`,
      `schemaVersion: '0.3'
parameters:
  B:
    type: String
  amix:
    type: String
    default: '{{ssm:/aws/ami-x}}'
mainSteps:
  - name: a
    inputs: { ImageId: '{{ amix }}' }
`,
    );
  });
});

describe('ref-ssm-assume-role', () => {
  const code = 'ref-ssm-assume-role';

  it('reports Parameter Store as the role', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
assumeRole: '{{ssm:roleArn}}'
#            ^^^^^^^^^^^^^^^ ref-ssm-assume-role: assumeRole cannot come from Parameter Store; take the role as a parameter
mainSteps: []
`,
    );
  });

  it('leaves parameters alone', () => {
    checkInBoth(code, "schemaVersion: '0.3'\nassumeRole: '{{ Role }}'\n");
  });

  it('takes the role as a parameter', () => {
    checkFix(
      code,
      "schemaVersion: '0.3'\nassumeRole: '{{ssm:roleArn}}'\nmainSteps: []\n",
      "schemaVersion: '0.3'\nassumeRole: '{{ AutomationAssumeRole }}'\nparameters:\n  AutomationAssumeRole:\n    type: AWS::IAM::Role::Arn\nmainSteps: []\n",
    );
  });
});

describe('ref-ssm-secure', () => {
  const code = 'ref-ssm-secure';

  it('hints at secrets in a runbook', () => {
    checkInBoth(
      code,
      runbook(`  - name: a
    inputs:
      Payload: '{"p":"{{ssm-secure:pw}}"}'
#                     ^^^^^^^^^^^^^^^^^ ref-ssm-secure: Runbooks do not resolve ssm-secure:pw; read the secret inside the script or function that needs it
`),
    );
  });

  it('leaves Command documents alone', () => {
    checkInBoth(code, "schemaVersion: '2.2'\nmainSteps: [{ inputs: { sourceInfo: '{{ssm-secure:pw}}' } }]\n");
  });
});

describe('ref-window-parameter', () => {
  const code = 'ref-window-parameter';

  it('reports what only tasks of maintenance windows know', () => {
    checkInBoth(
      code,
      runbook(`  - name: a
    action: aws:runCommand
    inputs:
      Comment: '{{ WINDOW_ID }}'
#               ^^^^^^^^^^^^^^^ ref-window-parameter: WINDOW_ID is known only in the task of a maintenance window; hand it over as a parameter there
`),
    );
  });

  it('leaves RESOURCE_ID in InstanceIds of aws:runCommand, and defaults, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters: { InstanceId: { type: String, default: '{{TARGET_ID}}' } }
mainSteps:
  - { name: a, action: 'aws:runCommand', inputs: { InstanceIds: ['{{RESOURCE_ID}}'] } }
`,
    );
  });
});
