import type { Field } from '../field.ts';
import type { Kind } from '../kinds.ts';
import { limits } from '../limits.ts';
import { parameterSupport } from '../parameters.ts';
import { description, jsonSchema, parameters, schemaVersion } from './fields.ts';

/** Source: agent session/plugins; guide session-manager-schema. */
export const sessionTypes = [
  'Standard_Stream',
  'InteractiveCommands',
  'NonInteractiveCommands',
  'Port',
] as const;

export type SessionType = (typeof sessionTypes)[number];

const { idleMinutes, durationMinutes } = limits.session;

/**
 * Keys of `inputs`. The guide calls the four flags mandatory; documents that Amazon publishes leave some out or
 * give them as {{ parameter }}, so none is required here (observed).
 */
const inputFields: readonly Field[] = [
  {
    name: 's3BucketName',
    types: ['String'],
    format: 'bucket-name',
    doc: 'Bucket for the session log; empty means none.',
  },
  { name: 's3KeyPrefix', types: ['String'], doc: 'Key prefix in the bucket.' },
  {
    name: 's3EncryptionEnabled',
    types: ['Boolean', 'String'],
    doc: 'Whether the bucket must be encrypted; otherwise the session does not start.',
  },
  {
    name: 'cloudWatchLogGroupName',
    types: ['String'],
    doc: 'Log group for the session log; empty means none.',
  },
  {
    name: 'cloudWatchEncryptionEnabled',
    types: ['Boolean', 'String'],
    doc: 'Whether the log group must be encrypted; otherwise the session does not start.',
  },
  {
    name: 'cloudWatchStreamingEnabled',
    types: ['Boolean'],
    source: 'agent contracts/model.go:236: a plain bool, so a text or a {{ parameter }} breaks it',
    doc: 'Streams the log while the session runs, instead of at its end. A real true or false.',
  },
  { name: 'kmsKeyId', types: ['String'], doc: 'KMS key that encrypts the session data on top of TLS.' },
  {
    name: 'runAsEnabled',
    types: ['Boolean', 'String'],
    platforms: ['Linux', 'MacOS'],
    doc: 'Starts the shell as another user than ssm-user.',
  },
  {
    name: 'runAsDefaultUser',
    types: ['String'],
    platforms: ['Linux', 'MacOS'],
    doc: 'That user, where no IAM tag names one.',
  },
  {
    name: 'idleSessionTimeout',
    types: ['String'],
    min: idleMinutes.min,
    max: idleMinutes.max,
    default: '20',
    doc: 'Minutes without input after which the session ends: 1 to 60, as a text.',
  },
  {
    name: 'maxSessionDuration',
    types: ['String'],
    min: durationMinutes.min,
    max: durationMinutes.max,
    doc: 'Minutes after which the session ends in any case: 1 to 1440, as a text.',
  },
  {
    name: 'shellProfile',
    types: ['Map'],
    doc: 'Commands that are typed into the shell at its start.',
    fields: [
      { name: 'windows', types: ['String'], format: 'powershell', doc: 'Commands for PowerShell.' },
      {
        name: 'linux',
        types: ['String'],
        format: 'shell',
        doc: 'Commands for the shell on Linux and macOS.',
      },
    ],
  },
];

function platformFields(format: 'shell' | 'powershell'): readonly Field[] {
  return [
    {
      name: 'commands',
      types: ['String'],
      required: true,
      format,
      doc: 'What to run, one text.',
      source: 'agent session shell properties',
    },
    {
      name: 'runAsElevated',
      types: ['Boolean'],
      source: 'agent session/contracts/model.go:68',
      doc: 'Runs as root or Administrator. A real true or false.',
    },
    {
      name: 'separateOutputStream',
      types: ['Boolean', 'String'],
      documented: false,
      confidence: 'verified',
      source: 'agent; AWS-StartNonInteractiveCommand',
      doc: 'Keeps stdout and stderr apart.',
    },
    {
      name: 'stdoutSeparatorPrefix',
      types: ['String'],
      documented: false,
      confidence: 'verified',
      source: 'agent; AWS-StartNonInteractiveCommand',
      doc: 'Text before each piece of stdout.',
    },
    {
      name: 'stderrSeparatorPrefix',
      types: ['String'],
      documented: false,
      confidence: 'verified',
      source: 'agent; AWS-StartNonInteractiveCommand',
      doc: 'Text before each piece of stderr.',
    },
  ];
}

/** Keys of `properties` for commands, by platform; Macs read `macos` only (agent constants_darwin.go:34). */
const commandProperties: readonly Field[] = [
  { name: 'linux', types: ['Map'], doc: 'On Linux nodes.', fields: platformFields('shell') },
  { name: 'windows', types: ['Map'], doc: 'On Windows nodes.', fields: platformFields('powershell') },
  {
    name: 'macos',
    types: ['Map'],
    doc: 'On macOS nodes.',
    fields: platformFields('shell'),
    source: 'agent session/shell/constants/constants_darwin.go:34; documents that Amazon publishes',
  },
];

const portProperties: readonly Field[] = [
  {
    name: 'portNumber',
    types: ['String'],
    required: true,
    source: 'agent session/plugins/port/port.go: a number fails',
    doc: 'Port on the node, or on host; a text.',
  },
  { name: 'host', types: ['String'], doc: 'Host that the node connects to, for forwarding through it.' },
  { name: 'type', types: ['String'], values: ['LocalPortForwarding'], doc: 'Kind of forwarding.' },
  { name: 'localPortNumber', types: ['String'], doc: "Port on the client's side; a text." },
  {
    name: 'localConnectionType',
    types: ['String'],
    documented: false,
    confidence: 'observed',
    doc: 'unix for a socket file on the client.',
  },
  {
    name: 'localUnixSocket',
    types: ['String'],
    documented: false,
    confidence: 'observed',
    doc: 'Socket file on the client.',
  },
];

/** What `properties` holds for each session type; Standard_Stream has none. */
export const sessionProperties: Readonly<Record<SessionType, readonly Field[] | undefined>> = {
  Standard_Stream: undefined,
  InteractiveCommands: commandProperties,
  NonInteractiveCommands: commandProperties,
  Port: portProperties,
};

/**
 * Addresses that the agent refuses to forward to: metadata, DNS and time service. It refuses the VPC's own DNS address
 * as well. Source: agent appconfig/constants.go:255, session/plugins/port/port.go:306 (verified).
 */
export const deniedPortHosts = [
  '169.254.169.254',
  'fd00:ec2::254',
  '169.254.169.253',
  'fd00:ec2::253',
  '169.254.169.123',
  'fd00:ec2::123',
  '169.254.169.250',
  '169.254.169.251',
  'fd00:ec2::240',
] as const;

/** Sources: guide session-manager-schema (documented); agent contracts/model.go:231 (verified). */
export const session: Kind = {
  name: 'Session',
  summary: 'Says what a Session Manager session does: a shell, a command, or port forwarding.',
  formats: ['JSON', 'YAML'],
  schemas: [
    {
      version: '1.0',
      fields: [
        schemaVersion('1.0'),
        description,
        {
          name: 'sessionType',
          types: ['String'],
          required: true,
          values: sessionTypes,
          doc: 'What the session is.',
        },
        {
          name: 'inputs',
          types: ['Map'],
          doc: 'Logging, encryption, user and time-outs. Required for Standard_Stream.',
          fields: inputFields,
        },
        parameters,
        {
          name: 'properties',
          types: ['Map'],
          fieldsBy: { key: 'sessionType', fields: sessionProperties },
          doc: 'The command or port. Required for all but Standard_Stream.',
        },
        jsonSchema,
      ],
      parameters: parameterSupport.session,
      notes: [],
    },
  ],
  usedBy: ['Session Manager'],
  confidence: 'documented',
  page: 'session-manager-schema',
};
