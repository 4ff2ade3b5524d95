import { isMap } from 'yaml';
import { parseYaml } from '../yaml/parse-yaml.ts';

/** How a value is typed and shown. */
export type PreferenceKind = 'text' | 'switch' | 'minutes' | 'commands';

/** One preference of Session Manager: a key below `inputs` of the preferences document. */
export interface Preference {
  /** Its place below `inputs`. */
  readonly path: readonly [string] | readonly [string, string];
  readonly section: string;
  readonly label: string;
  readonly kind: PreferenceKind;
  /** What it does, as a sentence. */
  readonly about: string;
  /** What an empty value means. */
  readonly unset: string;
  /** Of `minutes`: the least and the most. */
  readonly range?: readonly [number, number];
}

const logs = 'Logs';
const users = 'Users and shells';
const time = 'Time';

/** Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html */
export const preferences: readonly Preference[] = [
  {
    path: ['kmsKeyId'],
    section: 'Encryption',
    label: 'KMS key',
    kind: 'text',
    about: 'Encrypts the data of sessions on top of TLS: an id, an ARN or alias/NAME.',
    unset: 'none, TLS only',
  },
  {
    path: ['idleSessionTimeout'],
    section: time,
    label: 'Idle time-out',
    kind: 'minutes',
    about: 'Minutes without input after which a session ends.',
    unset: '20 minutes',
    range: [1, 60],
  },
  {
    path: ['maxSessionDuration'],
    section: time,
    label: 'Maximum duration',
    kind: 'minutes',
    about: 'Minutes after which a session ends in any case.',
    unset: 'no limit',
    range: [1, 1440],
  },
  {
    path: ['runAsEnabled'],
    section: users,
    label: 'Run as',
    kind: 'switch',
    about: 'Runs shells as a user that the SSMSessionRunAs tag of the caller or the next line names.',
    unset: 'off',
  },
  {
    path: ['runAsDefaultUser'],
    section: users,
    label: 'Run as default user',
    kind: 'text',
    about: 'The user where no tag names one. It must exist on the node.',
    unset: 'none',
  },
  {
    path: ['shellProfile', 'linux'],
    section: users,
    label: 'Shell profile for Linux and macOS',
    kind: 'commands',
    about: 'Commands that are typed into each new shell.',
    unset: 'none',
  },
  {
    path: ['shellProfile', 'windows'],
    section: users,
    label: 'Shell profile for Windows',
    kind: 'commands',
    about: 'Commands that are typed into each new PowerShell.',
    unset: 'none',
  },
  {
    path: ['s3BucketName'],
    section: logs,
    label: 'S3 bucket',
    kind: 'text',
    about: 'Gets the log of each session at its end.',
    unset: 'none',
  },
  {
    path: ['s3KeyPrefix'],
    section: logs,
    label: 'S3 key prefix',
    kind: 'text',
    about: 'What the keys of the logs begin with.',
    unset: 'none',
  },
  {
    path: ['s3EncryptionEnabled'],
    section: logs,
    label: 'Encrypted S3 bucket only',
    kind: 'switch',
    about: 'Sessions do not start while the bucket is not encrypted.',
    unset: 'off',
  },
  {
    path: ['cloudWatchLogGroupName'],
    section: logs,
    label: 'CloudWatch log group',
    kind: 'text',
    about: 'Gets the log of each session.',
    unset: 'none',
  },
  {
    path: ['cloudWatchEncryptionEnabled'],
    section: logs,
    label: 'Encrypted log group only',
    kind: 'switch',
    about: 'Sessions do not start while the log group is not encrypted.',
    unset: 'off',
  },
  {
    path: ['cloudWatchStreamingEnabled'],
    section: logs,
    label: 'Stream to CloudWatch',
    kind: 'switch',
    about: 'Sends the log while the session runs, and not at its end.',
    unset: 'off',
  },
];

/** What the service works with before anybody has saved preferences; the console saves the same. */
export const firstPreferences = {
  schemaVersion: '1.0',
  description: 'Document to hold regional settings for Session Manager',
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
    shellProfile: { windows: '', linux: '' },
  },
} as const;

export type PreferenceFormat = 'YAML' | 'JSON';

/** The text of preferences, read and changed key by key; what it does not know stays as it is, comments too. */
export class PreferencesText {
  readonly format: PreferenceFormat;
  readonly #document: ReturnType<typeof parseYaml>;

  /** @throws Error if the text cannot be read, or is no map */
  constructor(text: string, format: PreferenceFormat) {
    this.format = format;
    this.#document = parseYaml(text, { strict: false, uniqueKeys: false });
    const [problem] = this.#document.errors;
    if (problem !== undefined || !isMap(this.#document.contents)) {
      throw new Error(`The preferences cannot be read${problem === undefined ? '' : `: ${problem.message}`}`);
    }
  }

  /** The value as a text: empty if it is not set. */
  get({ path }: Preference): string {
    const value: unknown = this.#document.getIn(['inputs', ...path]);
    return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
      ? String(value)
      : '';
  }

  /** @param value as `get` gives it */
  set({ path, kind }: Preference, value: string): void {
    if (!isMap(this.#document.get('inputs'))) this.#document.set('inputs', this.#document.createNode({}));
    const inputs = ['inputs', ...path];
    if (path.length === 2 && !isMap(this.#document.getIn(inputs.slice(0, 2)))) {
      this.#document.setIn(inputs.slice(0, 2), this.#document.createNode({}));
    }
    // Texts of digits stay texts: the agent cannot read numbers.
    this.#document.setIn(inputs, kind === 'switch' ? value === 'true' : value);
  }

  toString(): string {
    return this.format === 'JSON'
      ? `${JSON.stringify(this.#document.toJS({ maxAliasCount: 100 }), undefined, 2)}\n`
      : this.#document.toString({ lineWidth: 0 });
  }
}

/** A value for people. */
export function describeValue(preference: Preference, value: string): string {
  const { kind, unset } = preference;
  const text = value.trim();
  if (text === '') return unset;
  if (kind === 'switch') return text === 'true' ? 'on' : text === 'false' ? 'off' : text;
  if (kind === 'minutes') return text === '1' ? '1 minute' : `${text} minutes`;
  const [first = '', ...more] = text.split('\n');
  return more.length === 0 ? first : `${first} … (${more.length + 1} lines)`;
}

/** What is wrong with a value that is being typed, or undefined. */
export function checkPreference({ range }: Preference, value: string): string | undefined {
  const text = value.trim();
  if (range === undefined || text === '') return undefined;
  const [least, most] = range;
  const minutes = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return minutes >= least && minutes <= most
    ? undefined
    : `A whole number of minutes from ${least} to ${most}, or nothing.`;
}
