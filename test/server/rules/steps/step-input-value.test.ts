import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-input-value';

describe(code, () => {
  it('reports other words', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:downloadContent
    inputs: { sourceType: Gitlab, sourceInfo: '{}' }
#                         ^^^^^^ step-input-value: "sourceType" is "GitHub", "Git", "HTTP", "S3" or "SSMDocument", not "Gitlab"
`,
    );
  });

  it('reports other words in runbooks', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:changeInstanceState
    inputs: { InstanceIds: [i-0123456789abcdef0], DesiredState: started }
#                                                               ^^^^^^^ step-input-value: "DesiredState" is "running", "stopped" or "terminated", not "started"
`,
    );
  });

  it('leaves known words, references and what other rules report alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: '{{ action }}' } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [ls], onFailure: abort } }
  - { name: c, action: 'aws:updateSsmAgent', inputs: { agentName: amazon-ssm-agent, source: x, allowDowngrade: false } }
`,
    );
  });

  it('leaves runtimes of scripts alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: python3.8, Handler: f, Script: x } }
`,
    );
  });

  it('changes to the nearest word', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: install } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install } }
`,
    );
  });

  it('changes to the nearest source type and state', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:downloadContent', inputs: { sourceType: Github, sourceInfo: '{}' } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:downloadContent', inputs: { sourceType: GitHub, sourceInfo: '{}' } }
`,
    );
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:changeInstanceState', inputs: { InstanceIds: ['{{ i }}'], DesiredState: Stopped } }
`,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:changeInstanceState', inputs: { InstanceIds: ['{{ i }}'], DesiredState: stopped } }
`,
    );
  });
});
