import { findKind } from '../kinds.ts';
import { serviceDocuments } from './service-documents.ts';
import { Raw, type DocumentSkeleton, type NamedSkeleton, type Skeleton } from './skeleton.ts';

const shellStep: Skeleton = {
  action: 'aws:runShellScript',
  name: '«runScript»',
  inputs: { runCommand: ['«echo hello»'], timeoutSeconds: '«3600»' },
};

const checksum = '«0000000000000000000000000000000000000000000000000000000000000000»';

const documents: readonly DocumentSkeleton[] = [
  {
    prefix: 'ssm-command',
    kind: 'Command',
    body: {
      schemaVersion: '2.2',
      description: '«What the document does»',
      parameters: {
        '«Name»': {
          type: 'String',
          description: '«What it is for»',
          default: '«world»',
          allowedPattern: '^[a-zA-Z0-9]+$',
          interpolationType: 'ENV_VAR',
        },
      },
      mainSteps: [
        {
          action: 'aws:runShellScript',
          name: '«runScript»',
          precondition: { StringEquals: ['platformType', 'Linux'] },
          inputs: { runCommand: ['set -e', 'echo "hello $SSM_«Name»"'], timeoutSeconds: '«3600»' },
        },
      ],
    },
  },
  {
    prefix: 'ssm-command-platforms',
    kind: 'Command',
    what: 'for Linux and Windows',
    body: {
      schemaVersion: '2.2',
      description: '«What the document does»',
      mainSteps: [
        {
          action: 'aws:runShellScript',
          name: '«runOnLinux»',
          precondition: { StringEquals: ['platformType', 'Linux'] },
          inputs: { runCommand: ['«uname -a»'] },
        },
        {
          action: 'aws:runPowerShellScript',
          name: '«runOnWindows»',
          precondition: { StringEquals: ['platformType', 'Windows'] },
          inputs: { runCommand: ['«Get-ComputerInfo»'] },
        },
      ],
    },
  },
  {
    prefix: 'ssm-automation',
    kind: 'Automation',
    body: {
      schemaVersion: '0.3',
      description: '«What the runbook does»',
      assumeRole: '{{ AutomationAssumeRole }}',
      parameters: {
        AutomationAssumeRole: {
          type: 'AWS::IAM::Role::Arn',
          description: '(Optional) The role whose rights the runbook has.',
          default: '',
        },
        InstanceId: {
          type: 'AWS::EC2::Instance::Id',
          description: '«The instance to work on»',
        },
      },
      mainSteps: [
        {
          name: '«describeInstance»',
          action: 'aws:executeAwsApi',
          inputs: { Service: 'ec2', Api: 'DescribeInstances', InstanceIds: ['{{ InstanceId }}'] },
          outputs: [
            { Name: '«State»', Selector: '$.Reservations[0].Instances[0].State.Name', Type: 'String' },
          ],
          isEnd: true,
        },
      ],
      outputs: ['«describeInstance».«State»'],
    },
  },
  {
    prefix: 'ssm-session',
    kind: 'Session',
    what: 'with preferences of a shell',
    body: {
      schemaVersion: '1.0',
      description: '«Preferences of Session Manager»',
      sessionType: 'Standard_Stream',
      inputs: {
        s3BucketName: '',
        s3KeyPrefix: '',
        s3EncryptionEnabled: true,
        cloudWatchLogGroupName: '«/ssm/sessions»',
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        kmsKeyId: '«alias/session-key»',
        runAsEnabled: false,
        runAsDefaultUser: '',
        idleSessionTimeout: '«20»',
        maxSessionDuration: '«60»',
        shellProfile: { linux: '«exec bash»', windows: '' },
      },
    },
  },
  {
    prefix: 'ssm-session-command',
    kind: 'Session',
    what: 'that runs one command',
    body: {
      schemaVersion: '1.0',
      description: '«Follow a log file»',
      sessionType: '«InteractiveCommands|NonInteractiveCommands»',
      parameters: {
        logpath: {
          type: 'String',
          description: '«The log file to follow»',
          default: '/var/log/messages',
          allowedPattern: '^/var/log/[a-zA-Z0-9_.-]+$',
        },
      },
      properties: {
        linux: { commands: 'tail -f {{ logpath }}', runAsElevated: true },
        macos: { commands: 'tail -f {{ logpath }}', runAsElevated: true },
        windows: { commands: '«Get-EventLog -LogName System -Newest 10»', runAsElevated: true },
      },
    },
  },
  {
    prefix: 'ssm-session-port',
    kind: 'Session',
    what: 'that forwards a port',
    body: {
      schemaVersion: '1.0',
      description: '«Forward a port»',
      sessionType: 'Port',
      parameters: {
        portNumber: {
          type: 'String',
          description: 'Port on the node',
          default: '«80»',
          allowedPattern:
            '^([1-9]|[1-9][0-9]{1,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$',
        },
      },
      properties: { portNumber: '{{ portNumber }}', type: 'LocalPortForwarding' },
    },
  },
  {
    prefix: 'ssm-policy',
    kind: 'Policy',
    what: 'that collects inventory',
    body: {
      schemaVersion: '2.0',
      description: '«Collect inventory»',
      mainSteps: [
        {
          action: 'aws:softwareInventory',
          name: '«collectInventory»',
          inputs: { applications: 'Enabled', awsComponents: 'Enabled', networkConfig: 'Enabled' },
        },
      ],
    },
  },
  {
    prefix: 'ssm-package',
    kind: 'Package',
    body: {
      schemaVersion: '2.0',
      version: '«1.0.0»',
      publisher: '«Example Corp.»',
      packages: {
        amazon: { _any: { x86_64: { file: '«package-linux.zip»' } } },
        windows: { _any: { x86_64: { file: '«package-windows.zip»' } } },
      },
      files: {
        '«package-linux.zip»': { checksums: { sha256: checksum } },
        '«package-windows.zip»': { checksums: { sha256: checksum } },
      },
    },
  },
  {
    prefix: 'ssm-change-template',
    kind: 'Automation.ChangeTemplate',
    body: {
      schemaVersion: '0.3',
      description: '«What the change is for»',
      emergencyChange: false,
      autoApprovable: false,
      templateInformation: '### «What the requester should know»\n\nWrite it in Markdown.',
      executableRunBooks: [{ name: '«AWS-RestartEC2Instance»', version: '«$DEFAULT»' }],
      mainSteps: [
        {
          name: '«approveChange»',
          action: 'aws:approve',
          timeoutSeconds: new Raw('«604800»'),
          inputs: {
            Message: '«Please approve this change»',
            EnhancedApprovals: {
              NotificationArn: '«arn:aws:sns:us-east-1:111122223333:Automation-approvals»',
              Approvers: [
                {
                  approver: '«approver»',
                  type: '«IamUser|IamGroup|IamRole|SSOGroup|SSOUser»',
                  minRequiredApprovals: new Raw('«1»'),
                },
              ],
            },
          },
        },
      ],
    },
  },
  {
    prefix: 'ssm-cloudformation',
    kind: 'CloudFormation',
    body: {
      schemaVersion: '1.0',
      description: '«What the template makes»',
      templateBody: {
        AWSTemplateFormatVersion: '2010-09-09',
        Resources: { '«Bucket»': { Type: '«AWS::S3::Bucket»' } },
      },
    },
  },
  {
    prefix: 'ssm-conformance-pack',
    kind: 'ConformancePackTemplate',
    body: {
      schemaVersion: '1.0',
      description: '«What the pack checks»',
      templateBody: {
        Resources: {
          '«VolumesAreEncrypted»': {
            Type: 'AWS::Config::ConfigRule',
            Properties: {
              ConfigRuleName: '«encrypted-volumes»',
              Source: { Owner: 'AWS', SourceIdentifier: '«ENCRYPTED_VOLUMES»' },
            },
          },
        },
      },
    },
  },
  {
    prefix: 'ssm-command-minimal',
    kind: 'Command',
    what: 'with one shell script',
    body: { schemaVersion: '2.2', description: '«What the document does»', mainSteps: [shellStep] },
  },
];

/** Whole documents of every kind that is YAML or JSON; `listTextSkeletons` has the others. */
export function listDocumentSkeletons(): NamedSkeleton[] {
  return [...documents, ...serviceDocuments].map(({ prefix, kind, what, body }) => ({
    prefix,
    title: `${kind} document${what === undefined ? '' : ` ${what}`}`,
    doc: findKind(kind).summary,
    body,
  }));
}
