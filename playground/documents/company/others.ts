import type { CompanyDocument } from '../seed.ts';

/** Documents of the company that are no Command documents. */
export const companyDocuments: readonly CompanyDocument[] = [
  {
    name: 'Platform-PatchAndVerify',
    type: 'Automation',
    format: 'YAML',
    targetType: '/AWS::EC2::Instance',
    tags: [{ Key: 'team', Value: 'platform' }],
    versions: [
      {
        content: String.raw`description: |
  Patches one instance and checks that it came back.

  Ask the platform team before running it on prod.
schemaVersion: '0.3'
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  InstanceId:
    type: AWS::EC2::Instance::Id
    description: The instance to patch.
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    description: Role that the runbook works with.
    default: ''
mainSteps:
  - name: patch
    action: aws:runCommand
    timeoutSeconds: 3600
    onFailure: step:report
    inputs:
      DocumentName: AWS-RunPatchBaseline
      InstanceIds:
        - '{{ InstanceId }}'
      Parameters:
        Operation: Install
        RebootOption: RebootIfNeeded
    nextStep: verify
  - name: verify
    action: aws:waitForAwsResourceProperty
    timeoutSeconds: 600
    inputs:
      Service: ec2
      Api: DescribeInstanceStatus
      InstanceIds:
        - '{{ InstanceId }}'
      PropertySelector: $.InstanceStatuses[0].InstanceState.Name
      DesiredValues:
        - running
    isEnd: true
  - name: report
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds:
        - '{{ InstanceId }}'
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
    isEnd: true
outputs:
  - patch.Output
`,
      },
    ],
  },
  {
    name: 'Payments-LedgerTunnel',
    type: 'Session',
    format: 'YAML',
    tags: [{ Key: 'team', Value: 'payments' }],
    versions: [
      {
        content: String.raw`schemaVersion: '1.0'
description: Tunnel to the ledger's database.
sessionType: Port
parameters:
  localPortNumber:
    type: String
    description: Port on your computer.
    default: '15432'
    allowedPattern: ^[0-9]{1,5}$
properties:
  type: LocalPortForwarding
  portNumber: '5432'
  host: ledger.internal.example.com
  localPortNumber: '{{ localPortNumber }}'
`,
      },
    ],
  },
  {
    name: 'Platform-DeployShell',
    type: 'Session',
    format: 'YAML',
    tags: [{ Key: 'team', Value: 'platform' }],
    versions: [
      {
        content: String.raw`schemaVersion: '1.0'
description: A shell as the user that deployments run as.
sessionType: Standard_Stream
inputs:
  runAsEnabled: true
  runAsDefaultUser: deploy
  idleSessionTimeout: '10'
  maxSessionDuration: '60'
  shellProfile:
    linux: PS1='deploy> '
`,
      },
    ],
  },
  {
    name: 'SSM-SessionManagerRunShell',
    type: 'Session',
    format: 'JSON',
    versions: [
      {
        content: `${JSON.stringify(
          {
            schemaVersion: '1.0',
            description: 'Session Manager preferences of this region.',
            sessionType: 'Standard_Stream',
            inputs: {
              s3BucketName: '',
              s3KeyPrefix: '',
              s3EncryptionEnabled: true,
              cloudWatchLogGroupName: '',
              cloudWatchEncryptionEnabled: true,
              cloudWatchStreamingEnabled: false,
              kmsKeyId: '',
              runAsEnabled: false,
              runAsDefaultUser: '',
              idleSessionTimeout: '20',
              maxSessionDuration: '',
              shellProfile: { linux: '', windows: '' },
            },
          },
          undefined,
          2,
        )}\n`,
      },
    ],
  },
  {
    name: 'Company-ChangeFreeze',
    type: 'ChangeCalendar',
    format: 'TEXT',
    versions: [
      {
        content: [
          'BEGIN:VCALENDAR',
          'PRODID:-//Example Corp//Change freeze//EN',
          'VERSION:2.0',
          'X-CALENDAR-TYPE:DEFAULT_OPEN',
          'X-WR-CALDESC:No changes over the holidays',
          'BEGIN:VEVENT',
          'DTSTAMP:20260901T080000Z',
          'UID:holiday-freeze-2026@example.com',
          'SUMMARY:Holiday freeze',
          'DTSTART:20261218T170000Z',
          'DTEND:20270104T080000Z',
          'END:VEVENT',
          'END:VCALENDAR',
          '',
        ].join('\r\n'),
      },
    ],
  },
];
