import type { Plugin } from '../plugins.ts';

/**
 * Inputs that each Docker verb cannot do without; of a nested list one is enough.
 * Source: agent plugins/dockercontainer/dockercontainer.go (verified).
 */
export const dockerRequirements: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Create: [['image']],
  Run: [['image']],
  Pull: [['image']],
  Rmi: [['image']],
  Start: [['container']],
  Stop: [['container']],
  Rm: [['container']],
  Logs: [['container']],
  Exec: [['container'], ['cmd']],
  Inspect: [['container', 'image']],
};

/** Plugins for Docker on the node. */
export const docker: readonly Plugin[] = [
  {
    name: 'aws:configureDocker',
    summary: 'Sets a node up for Docker, or undoes it.',
    notes: [],
    schemaVersions: ['2.0', '2.2'],
    platforms: ['Linux', 'Windows'],
    inputs: [
      {
        name: 'action',
        types: ['String'],
        required: true,
        values: ['Install', 'Uninstall'],
        doc: 'What to do.',
      },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-configuredocker',
  },
  {
    name: 'aws:runDockerAction',
    summary: 'Runs a verb of the Docker command line.',
    notes: [],
    schemaVersions: ['2.0', '2.2'],
    platforms: ['Linux', 'Windows'],
    inputs: [
      {
        name: 'action',
        types: ['String'],
        required: true,
        values: [
          'Create',
          'Start',
          'Run',
          'Stop',
          'Rm',
          'Exec',
          'Inspect',
          'Logs',
          'Ps',
          'Stats',
          'Pull',
          'Images',
          'Rmi',
        ],
        doc: 'The verb.',
      },
      { name: 'container', types: ['String'], doc: 'Name or id of the container.' },
      { name: 'image', types: ['String'], doc: 'Name of the image.' },
      { name: 'cmd', types: ['String'], doc: 'Command to run in the container.' },
      { name: 'memory', types: ['String'], doc: 'Memory limit.' },
      { name: 'cpuShares', types: ['String'], doc: 'Relative share of the CPU.' },
      { name: 'volume', types: ['StringList'], doc: 'Volumes to mount.' },
      { name: 'env', types: ['String'], doc: 'Environment of the container.' },
      { name: 'user', types: ['String'], doc: 'User in the container.' },
      { name: 'publish', types: ['String'], doc: 'Ports to publish.' },
      { name: 'workingDirectory', types: ['String'], doc: 'Directory on the node in which Docker runs.' },
      { name: 'timeoutSeconds', types: ['String', 'Integer'], doc: 'Seconds that the verb may take.' },
    ],
    constraints: [],
    documented: true,
    page: 'documents-command-ssm-plugin-reference#aws-rundockeraction',
  },
];
