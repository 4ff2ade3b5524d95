import type { AmazonDocument } from '../seed.ts';

/** A port number from 1, as text. */
const port = '^(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})$';
/** The same, or 0 for any free port. */
const portOrAny = port.replace('^(?:', '^(?:0|');

const portNumber = (what: string, standard: string) => ({
  type: 'String',
  description: `(Optional) ${what}.`,
  allowedPattern: port,
  default: standard,
});

const localPortNumber = {
  type: 'String',
  description: '(Optional) Port on the computer of the caller; 0 takes a free one.',
  allowedPattern: portOrAny,
  default: '0',
};

const onEveryPlatform = (properties: Readonly<Record<string, unknown>>) => ({
  linux: properties,
  windows: properties,
  macos: properties,
});

const prefix = (stream: string) => ({
  type: 'String',
  description: `(Optional) Text in front of what comes from ${stream}.`,
  allowedPattern: '^[a-zA-Z0-9:_\\r\\n-]{0,30}$',
  default: '',
});

/** Documents that StartSession takes. */
export const sessionDocuments: readonly AmazonDocument[] = [
  {
    name: 'AWS-StartPortForwardingSession',
    type: 'Session',
    content: {
      schemaVersion: '1.0',
      description: 'Forwards a local port to a port of the node.',
      sessionType: 'Port',
      parameters: { portNumber: portNumber('Port of the node', '80'), localPortNumber },
      properties: {
        portNumber: '{{ portNumber }}',
        type: 'LocalPortForwarding',
        localPortNumber: '{{ localPortNumber }}',
      },
    },
  },
  {
    name: 'AWS-StartPortForwardingSessionToRemoteHost',
    type: 'Session',
    content: {
      schemaVersion: '1.0',
      description: 'Forwards a local port to a port of a host that the node can reach.',
      sessionType: 'Port',
      parameters: {
        portNumber: portNumber('Port of the host', '80'),
        localPortNumber,
        host: {
          type: 'String',
          description: '(Optional) Name or address of the host, as the node resolves it.',
          allowedPattern: '^[^,$^&()!;\'"<>`{}\\[\\]|#=]{3,}$',
          default: 'localhost',
        },
      },
      properties: {
        portNumber: '{{ portNumber }}',
        type: 'LocalPortForwarding',
        localPortNumber: '{{ localPortNumber }}',
        host: '{{ host }}',
      },
    },
  },
  {
    name: 'AWS-StartSSHSession',
    type: 'Session',
    content: {
      schemaVersion: '1.0',
      description: 'Carries an SSH connection to the node.',
      sessionType: 'Port',
      parameters: { portNumber: portNumber('Port of the SSH server', '22') },
      properties: { portNumber: '{{ portNumber }}' },
    },
  },
  {
    name: 'AWS-StartInteractiveCommand',
    type: 'Session',
    content: {
      schemaVersion: '1.0',
      description: 'Runs one command on the node in a terminal.',
      sessionType: 'InteractiveCommands',
      parameters: { command: { type: 'String', description: '(Required) The command.' } },
      properties: onEveryPlatform({ commands: '{{command}}', runAsElevated: false }),
    },
  },
  {
    name: 'AWS-StartNonInteractiveCommand',
    type: 'Session',
    content: {
      schemaVersion: '1.0',
      description: 'Runs one command on the node without a terminal.',
      sessionType: 'NonInteractiveCommands',
      parameters: {
        command: { type: 'String', description: '(Required) The command.' },
        separateOutputStream: {
          type: 'String',
          description: '(Optional) Whether output and errors come apart, and the exit code with them.',
          allowedValues: ['true', 'false'],
          default: 'false',
        },
        stdoutSeparatorPrefix: prefix('the standard output'),
        stderrSeparatorPrefix: prefix('the standard error'),
      },
      properties: onEveryPlatform({
        commands: '{{ command }}',
        runAsElevated: false,
        separateOutputStream: '{{ separateOutputStream }}',
        stdoutSeparatorPrefix: '{{ stdoutSeparatorPrefix }}',
        stderrSeparatorPrefix: '{{ stderrSeparatorPrefix }}',
      }),
    },
  },
];
