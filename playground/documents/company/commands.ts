import type { CompanyDocument } from '../seed.ts';

const restart = (
  limit: string,
  extra: string,
) => String.raw`description: Restarts the storefront and waits until it answers.
schemaVersion: '2.2'
parameters:
  service:
    type: String
    description: Unit to restart.
    default: storefront
    allowedPattern: ^[a-z-]{3,40}$
  waitSeconds:
    type: String
    description: How long to wait for a healthy answer.
    default: '${limit}'
    allowedPattern: ^[0-9]{1,3}$
mainSteps:
  - action: aws:runShellScript
    name: restart
    precondition:
      StringEquals: [platformType, Linux]
    inputs:
      timeoutSeconds: '600'
      runCommand:
        - echo "Restarting {{ service }} on $(hostname)"
        - echo "Healthy within {{ waitSeconds }} s"
${extra}`;

/** Command documents that the company wrote for itself. They run on this computer, so they only look around. */
export const companyCommands: readonly CompanyDocument[] = [
  {
    name: 'Storefront-RestartService',
    type: 'Command',
    format: 'YAML',
    targetType: '/AWS::EC2::Instance',
    tags: [
      { Key: 'team', Value: 'web' },
      { Key: 'service', Value: 'storefront' },
    ],
    versions: [
      { content: restart('30', ''), versionName: 'first' },
      { content: restart('60', '        - uptime\n') },
      { content: restart('60', '        - uptime\n        - date -u\n'), versionName: 'with-date' },
    ],
  },
  {
    name: 'Fleet-DiskReport',
    type: 'Command',
    format: 'YAML',
    tags: [{ Key: 'team', Value: 'platform' }],
    versions: [
      {
        content: String.raw`description: Reports how full the disks are.
schemaVersion: '2.2'
parameters:
  path:
    type: String
    description: Directory whose file system is reported.
    default: /
    allowedPattern: ^/[\w./-]*$
    interpolationType: ENV_VAR
mainSteps:
  - action: aws:runShellScript
    name: report
    precondition:
      StringEquals: [platformType, Linux]
    inputs:
      runCommand:
        - if [ -z "$SSM_path" ]; then SSM_path='{{ path }}'; fi
        - df -h "$SSM_path"
  - action: aws:runPowerShellScript
    name: reportWindows
    precondition:
      StringEquals: [platformType, Windows]
    inputs:
      runCommand:
        - Get-PSDrive -PSProvider FileSystem
`,
      },
    ],
  },
  {
    name: 'Payments-SmokeTest',
    type: 'Command',
    format: 'YAML',
    tags: [{ Key: 'team', Value: 'payments' }],
    versions: [
      {
        content: String.raw`description: Runs three checks; a failed one ends the document.
schemaVersion: '2.2'
parameters:
  failAt:
    type: String
    description: Check that is to fail, for trying how a failure looks.
    default: none
    allowedValues: [none, connect, authorize, settle]
mainSteps:
  - action: aws:runShellScript
    name: connect
    inputs:
      onFailure: exit
      runCommand:
        - echo "connect ok"
        - test "{{ failAt }}" != connect
  - action: aws:runShellScript
    name: authorize
    inputs:
      onFailure: exit
      runCommand:
        - echo "authorize ok"
        - test "{{ failAt }}" != authorize
  - action: aws:runShellScript
    name: settle
    inputs:
      runCommand:
        - echo "settle ok"
        - test "{{ failAt }}" != settle
  - action: aws:runShellScript
    name: cleanUp
    inputs:
      finallyStep: true
      runCommand:
        - echo "cleaned up"
`,
      },
    ],
  },
  {
    name: 'Legacy-CollectFacts',
    type: 'Command',
    format: 'JSON',
    tags: [{ Key: 'team', Value: 'corp-it' }],
    versions: [
      {
        content: `${JSON.stringify(
          {
            schemaVersion: '1.2',
            description: 'Collects a few facts about the machine, in the old schema.',
            parameters: {},
            runtimeConfig: {
              'aws:runShellScript': {
                properties: [{ id: '0.aws:runShellScript', runCommand: ['uname -a', 'id'] }],
              },
            },
          },
          undefined,
          2,
        )}\n`,
      },
    ],
  },
];
