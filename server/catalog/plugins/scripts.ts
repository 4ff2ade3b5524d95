import type { Field } from '../field.ts';
import { limits } from '../limits.ts';
import type { Plugin } from '../plugins.ts';

/** How long a script may run. Source: agent pluginutil.go:37 (verified). */
const timeoutSeconds: Field = {
  name: 'timeoutSeconds',
  types: ['String', 'Integer'],
  min: limits.command.scriptSeconds.min,
  max: limits.command.scriptSeconds.max,
  default: '3600',
  doc: 'Seconds that the script may run, 5 to 172800. Outside the range the agent silently takes 3600.',
};

const workingDirectory: Field = {
  name: 'workingDirectory',
  types: ['String'],
  doc: 'Directory on the node in which the script runs.',
};

const environment: Field = {
  name: 'environment',
  types: ['StringMap'],
  documented: false,
  confidence: 'verified',
  source: 'agent plugins/runscript',
  doc: 'Environment variables; read by the agent, described nowhere.',
};

function runCommand(format: 'shell' | 'powershell', required: boolean): Field {
  return {
    name: 'runCommand',
    types: ['StringList'],
    format,
    required,
    doc: 'Lines of the script, one text per item, or one {{ parameter }} that is a list.',
    source: 'agent plugins/runscript/runscript.go:58',
  };
}

const scriptNotes = [
  'The exit code of the last command decides; use set -e or exit to report earlier failures.',
];

/** Plugins that run scripts on the node. */
export const scripts: readonly Plugin[] = [
  {
    name: 'aws:runShellScript',
    summary: 'Runs a shell script on Linux or macOS.',
    notes: [...scriptNotes, 'Exit code 194 restarts the node and then runs the step again.'],
    schemaVersions: ['1.2', '2.0', '2.2'],
    platforms: ['Linux', 'MacOS'],
    inputs: [runCommand('shell', true), timeoutSeconds, workingDirectory, environment],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-runShellScript',
  },
  {
    name: 'aws:runPowerShellScript',
    summary: 'Runs a PowerShell script.',
    notes: [...scriptNotes, 'Exit code 3010 restarts the node and then runs the step again.'],
    schemaVersions: ['1.2', '2.0', '2.2'],
    platforms: ['Windows', 'Linux', 'MacOS'],
    inputs: [runCommand('powershell', true), timeoutSeconds, workingDirectory, environment],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-runPowerShellScript',
  },
  {
    name: 'aws:psModule',
    summary: 'Installs a PowerShell module on Windows and runs commands.',
    notes: [],
    schemaVersions: ['1.2', '2.0', '2.2'],
    platforms: ['Windows'],
    inputs: [
      {
        name: 'source',
        types: ['String'],
        required: true,
        format: 'url',
        doc: 'Address or local path of the .zip file of the module.',
      },
      { name: 'sourceHash', types: ['String'], doc: 'SHA-256 of the .zip file.' },
      runCommand('powershell', false),
      timeoutSeconds,
      workingDirectory,
      {
        name: 'sourceHashType',
        types: ['String'],
        documented: false,
        confidence: 'verified',
        source: 'agent plugins/psmodule',
        doc: 'The agent always takes SHA-256.',
      },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-psModule',
  },
];
