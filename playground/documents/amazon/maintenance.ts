import type { AmazonDocument } from '../seed.ts';

const onPlatform = (platform: 'Linux' | 'Windows' | 'MacOS') => ({
  StringEquals: ['platformType', platform],
});

const urlOrNothing = '^(?:|(?:https|s3)://\\S+)$';
const uuidOrNothing = '^(?:|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$';

/**
 * The playground's Linux nodes are this computer, so the script only looks and tells; it installs nothing and never
 * reboots, whatever the operation.
 */
const patchShell = [
  '#!/bin/sh',
  'operation="{{ Operation }}"',
  'echo "Patch baseline operation: $operation"',
  'echo "Reboot option: {{ RebootOption }}"',
  'if command -v apt-get >/dev/null 2>&1; then manager=apt',
  'elif command -v dnf >/dev/null 2>&1; then manager=dnf',
  'elif command -v yum >/dev/null 2>&1; then manager=yum',
  'elif command -v zypper >/dev/null 2>&1; then manager=zypper',
  'else manager=none; fi',
  'echo "Package manager: $manager"',
  'if [ "$operation" = Install ]; then',
  '  echo "The playground installs no patches on the computer that it runs on."',
  'fi',
  'echo "Scan finished."',
];

const patchPowerShell = [
  'Write-Output "Patch baseline operation: {{ Operation }}"',
  'Write-Output "Reboot option: {{ RebootOption }}"',
  'Write-Output "Scan finished."',
];

const runPatchBaseline: AmazonDocument = {
  name: 'AWS-RunPatchBaseline',
  type: 'Command',
  content: {
    schemaVersion: '2.2',
    description: 'Compares a node with its patch baseline, and installs what is missing if told to.',
    parameters: {
      Operation: {
        type: 'String',
        description: '(Required) Scan only reports; Install also installs.',
        allowedValues: ['Scan', 'Install'],
      },
      AssociationId: {
        type: 'String',
        description: '(Optional) The association whose baselines are used.',
        allowedPattern: uuidOrNothing,
        default: '',
      },
      SnapshotId: {
        type: 'String',
        description: '(Optional) Id of the baseline snapshot, when several nodes must see the same one.',
        allowedPattern: uuidOrNothing,
        default: '',
      },
      InstallOverrideList: {
        type: 'String',
        description: '(Optional) URL of a list of the patches to install instead of those of the baseline.',
        allowedPattern: urlOrNothing,
        default: '',
      },
      BaselineOverride: {
        type: 'String',
        description: '(Optional) URL of baselines to use instead of the default ones.',
        allowedPattern: urlOrNothing,
        default: '',
      },
      RebootOption: {
        type: 'String',
        description: '(Optional) Whether an Install may reboot the node.',
        allowedValues: ['RebootIfNeeded', 'NoReboot'],
        default: 'RebootIfNeeded',
      },
      StepTimeoutSeconds: {
        type: 'String',
        description: '(Optional) Seconds that the operation may take; 36000 at most.',
        allowedPattern: '^(?:36000|3[0-5][0-9]{3}|[12][0-9]{4}|[1-9][0-9]{0,3})$',
        default: '10800',
      },
    },
    mainSteps: [
      {
        precondition: onPlatform('Windows'),
        action: 'aws:runPowerShellScript',
        name: 'PatchWindows',
        inputs: { timeoutSeconds: '{{ StepTimeoutSeconds }}', runCommand: patchPowerShell },
      },
      {
        precondition: onPlatform('Linux'),
        action: 'aws:runShellScript',
        name: 'PatchLinux',
        inputs: { timeoutSeconds: '{{ StepTimeoutSeconds }}', runCommand: patchShell },
      },
      {
        precondition: onPlatform('MacOS'),
        action: 'aws:runShellScript',
        name: 'PatchMacOS',
        inputs: { timeoutSeconds: '{{ StepTimeoutSeconds }}', runCommand: patchShell },
      },
    ],
  },
};

const configurePackage: AmazonDocument = {
  name: 'AWS-ConfigureAWSPackage',
  type: 'Command',
  content: {
    schemaVersion: '2.2',
    description: 'Installs or removes a Distributor package.',
    parameters: {
      action: {
        type: 'String',
        description: '(Required) What to do with the package.',
        allowedValues: ['Install', 'Uninstall'],
      },
      installationType: {
        type: 'String',
        description: '(Optional) Whether the old version is removed first, or updated in place.',
        allowedValues: ['Uninstall and reinstall', 'In-place update'],
        default: 'Uninstall and reinstall',
      },
      name: {
        type: 'String',
        description: '(Required) Name or ARN of the package.',
        allowedPattern:
          '^(?:arn:[a-z0-9.-]+:[a-z0-9.-]+:[a-z0-9.-]*:[a-z0-9.-]*:(?:package|document)/)?[a-zA-Z0-9/:._-]{1,128}$',
      },
      version: {
        type: 'String',
        description: '(Optional) Version of the package; without one the newest.',
        allowedPattern: '^[a-zA-Z0-9._-]{0,128}$',
        default: '',
      },
      additionalArguments: {
        type: 'StringMap',
        description: "(Optional) Variables for the package's own scripts; their names start with SSM_.",
        displayType: 'textarea',
        default: {},
        maxChars: 4096,
      },
    },
    mainSteps: [
      {
        action: 'aws:runPowerShellScript',
        name: 'createDownloadFolder',
        precondition: onPlatform('Windows'),
        inputs: {
          runCommand: [
            '$folder = Join-Path $env:ProgramData "Amazon\\SSM\\Packages"',
            'New-Item -ItemType Directory -Force -Path $folder | Out-Null',
          ],
        },
      },
      {
        action: 'aws:configurePackage',
        name: 'configurePackage',
        inputs: {
          name: '{{ name }}',
          action: '{{ action }}',
          installationType: '{{ installationType }}',
          version: '{{ version }}',
          additionalArguments: '{{ additionalArguments }}',
        },
      },
    ],
  },
};

const inventorySwitches = {
  applications: 'installed applications',
  awsComponents: 'AWS components such as the agent',
  networkConfig: 'network configuration',
  windowsUpdates: 'Windows updates',
  instanceDetailedInformation: 'processor and operating system details',
  services: 'Windows services',
  windowsRoles: 'Windows roles',
  customInventory: 'custom inventory files',
  billingInfo: 'billing information',
};

const inventoryTexts = {
  files: 'files to look for, as a JSON list of Path, Pattern and Recursive',
  windowsRegistry: 'registry keys to read, as a JSON list of Path and ValueNames',
};

const inventoryNames = [...Object.keys(inventorySwitches), ...Object.keys(inventoryTexts)];

const gatherInventory: AmazonDocument = {
  name: 'AWS-GatherSoftwareInventory',
  type: 'Policy',
  content: {
    schemaVersion: '2.0',
    description: 'Collects inventory of a node through an association.',
    parameters: Object.fromEntries([
      ...Object.entries(inventorySwitches).map(([name, what]) => [
        name,
        {
          type: 'String',
          default: 'Enabled',
          description: `(Optional) Whether to collect ${what}.`,
          allowedValues: ['Enabled', 'Disabled'],
        },
      ]),
      ...Object.entries(inventoryTexts).map(([name, what]) => [
        name,
        { type: 'String', default: '', description: `(Optional) The ${what}.`, displayType: 'textarea' },
      ]),
    ]) as unknown,
    mainSteps: [
      {
        action: 'aws:softwareInventory',
        name: 'collectSoftwareInventoryItems',
        inputs: Object.fromEntries(inventoryNames.map((name) => [name, `{{ ${name} }}`])),
      },
    ],
  },
};

const updateAgent: AmazonDocument = {
  name: 'AWS-UpdateSSMAgent',
  type: 'Command',
  content: {
    schemaVersion: '2.2',
    description: 'Updates the SSM Agent, or moves it to a given version.',
    parameters: {
      version: {
        type: 'String',
        default: '',
        description: '(Optional) Version to install; without one the newest.',
      },
      allowDowngrade: {
        type: 'String',
        default: 'false',
        description: '(Optional) Whether an older version than the present one may be installed.',
        allowedValues: ['true', 'false'],
      },
    },
    mainSteps: [
      {
        action: 'aws:runPowerShellScript',
        name: 'createUpdateFolder',
        precondition: onPlatform('Windows'),
        inputs: {
          runCommand: [
            '$folder = Join-Path $env:ProgramData "Amazon\\SSM\\Update"',
            'New-Item -ItemType Directory -Force -Path $folder | Out-Null',
          ],
        },
      },
      {
        action: 'aws:updateSsmAgent',
        name: 'awsupdateSsmAgent',
        inputs: {
          agentName: 'amazon-ssm-agent',
          source: 'https://s3.{Region}.amazonaws.com/amazon-ssm-{Region}/ssm-agent-manifest.json',
          allowDowngrade: '{{ allowDowngrade }}',
          targetVersion: '{{ version }}',
        },
      },
    ],
  },
};

const refreshAssociation: AmazonDocument = {
  name: 'AWS-RefreshAssociation',
  type: 'Command',
  content: {
    schemaVersion: '2.0',
    description: 'Applies associations of a node at once, without waiting for their schedule.',
    parameters: {
      associationIds: {
        type: 'StringList',
        description: '(Optional) Ids of the associations; left empty, all that target the node.',
        displayType: 'textarea',
        default: [],
      },
    },
    mainSteps: [
      {
        action: 'aws:refreshAssociation',
        name: 'refreshAssociation',
        inputs: { associationIds: '{{ associationIds }}' },
      },
    ],
  },
};

/** Documents that look after the node itself. */
export const maintenanceDocuments: readonly AmazonDocument[] = [
  runPatchBaseline,
  configurePackage,
  gatherInventory,
  updateAgent,
  refreshAssociation,
];
