import type { AmazonDocument } from '../seed.ts';

/** Seconds from 1 to 172800, two days. */
const executionTime = '(?:17[01][0-9]{3}|172[0-7][0-9]{2}|172800)|1[0-6][0-9]{4}|[1-9][0-9]{0,4}';

const scriptParameters = (language: string) => ({
  commands: {
    type: 'StringList',
    description: `(Required) Lines of the ${language} script to run.`,
    minItems: 1,
    displayType: 'textarea',
  },
  workingDirectory: {
    type: 'String',
    default: '',
    description: '(Optional) Directory on the node in which the script starts.',
    maxChars: 4096,
  },
  executionTimeout: {
    type: 'String',
    default: '3600',
    description: '(Optional) Seconds after which the script is ended and counts as failed; 172800 at most.',
    allowedPattern: executionTime,
  },
});

const scriptPlugin = (plugin: string) => ({
  [plugin]: {
    properties: [
      {
        id: `0.${plugin}`,
        runCommand: '{{ commands }}',
        workingDirectory: '{{ workingDirectory }}',
        timeoutSeconds: '{{ executionTimeout }}',
      },
    ],
  },
});

/** Documents that run what the caller gives them. */
export const runDocuments: readonly AmazonDocument[] = [
  {
    name: 'AWS-RunShellScript',
    type: 'Command',
    content: {
      schemaVersion: '1.2',
      description: 'Runs the lines of a shell script on Linux and macOS nodes.',
      parameters: scriptParameters('shell'),
      runtimeConfig: scriptPlugin('aws:runShellScript'),
    },
  },
  {
    name: 'AWS-RunPowerShellScript',
    type: 'Command',
    content: {
      schemaVersion: '1.2',
      description: 'Runs the lines of a PowerShell script on nodes that have PowerShell.',
      parameters: scriptParameters('PowerShell'),
      runtimeConfig: scriptPlugin('aws:runPowerShellScript'),
    },
  },
  {
    name: 'AWS-RunDocument',
    type: 'Command',
    content: {
      schemaVersion: '2.2',
      description: 'Fetches a Command document from GitHub, S3 or Systems Manager and runs it on the node.',
      parameters: {
        sourceType: {
          type: 'String',
          description: '(Required) Where the document is.',
          allowedValues: ['GitHub', 'S3', 'SSMDocument'],
        },
        sourceInfo: {
          type: 'StringMap',
          description: '(Optional) What is needed to fetch it, for SSMDocument {"name": "…"}.',
          displayType: 'textarea',
          default: {},
        },
        documentParameters: {
          type: 'StringMap',
          description: "(Optional) Values of the document's own parameters.",
          displayType: 'textarea',
          default: {},
        },
      },
      mainSteps: [
        {
          action: 'aws:downloadContent',
          name: 'downloadContent',
          inputs: {
            sourceType: '{{ sourceType }}',
            sourceInfo: '{{ sourceInfo }}',
            destinationPath: 'ssmdocument',
          },
        },
        {
          action: 'aws:runDocument',
          name: 'runDocument',
          inputs: {
            documentType: 'LocalPath',
            documentPath: 'ssmdocument',
            documentParameters: '{{ documentParameters }}',
          },
        },
      ],
    },
  },
];
