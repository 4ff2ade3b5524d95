import { maxInstanceIds, maxTargets } from '../aws/commands.ts';
import type { CommandTargets, RunNotification, RunRequest } from '../aws/run-request.ts';
import { checkValues, type DocumentParameter } from '../runs/document-parameters.ts';
import type { RunDraft } from './draft.ts';
import { fromText, sameValue } from './parameter-text.ts';
import { checkConcurrency, checkErrors } from './rate-control.ts';
import { parseWords } from './word-list.ts';

/** What is wrong with a field, as one sentence. */
export interface Problem {
  /** As in `setField`. */
  readonly field: string;
  readonly message: string;
  /** True: nothing is wrong with what is there, but something is missing. */
  readonly missing?: boolean;
}

/** The document that is to be run, as far as it matters here. */
export interface DocumentToRun {
  readonly name: string;
  readonly parameters: readonly DocumentParameter[];
  /** SHA-256 of the version, if the service tells it. */
  readonly hash?: string | undefined;
}

/** What a form says: the request as far as it can be made, and what stands against it. Nothing is sent with problems. */
export interface ReadDraft {
  readonly request: RunRequest;
  readonly problems: readonly Problem[];
}

/** Reads a form and checks all that can be checked without a call. Limits are those of the API's shapes. */
export function readDraft(draft: RunDraft, document: DocumentToRun): ReadDraft {
  const problems: Problem[] = [];
  const report = (field: string, message: string | undefined, missing = false): void => {
    if (message !== undefined) problems.push({ field, message, ...(missing ? { missing } : {}) });
  };
  const request: RunRequest = {
    document: { name: document.name, ...(draft.version === '' ? {} : { version: draft.version }) },
    documentHash: readHash(draft, document, report),
    parameters: readParameterValues(draft, document, report),
    targets: readTargets(draft, report),
    maxConcurrency: checked('maxConcurrency', draft, { check: checkConcurrency, report }),
    maxErrors: checked('maxErrors', draft, { check: checkErrors, report }),
    timeoutSeconds: readTimeout(draft, report),
    comment: checked('comment', draft, { check: atMost(100), report }),
    ...readOutput(draft, report),
    notification: readNotification(draft, report),
    alarm: readAlarm(draft, report),
  };
  return { request, problems };
}

type Report = (field: string, message: string | undefined, missing?: boolean) => void;

type TextField = Extract<
  keyof RunDraft,
  'maxConcurrency' | 'maxErrors' | 'comment' | 's3Bucket' | 's3Prefix' | 'logGroup'
>;

/** The text of a field, undefined if it is empty. */
function checked(
  field: TextField,
  draft: RunDraft,
  { check, report }: { check: (text: string) => string | undefined; report: Report },
): string | undefined {
  const text = draft[field].trim();
  if (text === '') return undefined;
  report(field, check(text));
  return text;
}

const atMost =
  (limit: number) =>
  (text: string): string | undefined =>
    text.length > limit ? `At most ${limit} characters; these are ${text.length}.` : undefined;

function readHash({ hash }: RunDraft, document: DocumentToRun, report: Report): string | undefined {
  const text = hash.trim();
  if (text === '') return undefined;
  if (!/^[0-9a-f]{64}$/i.test(text)) {
    report('hash', 'A SHA-256 hash has 64 digits and letters from a to f.');
  } else if (document.hash !== undefined && document.hash.toLowerCase() !== text.toLowerCase()) {
    report('hash', 'This version of the document has another hash: AWS would refuse the run.');
  }
  return text;
}

function readParameterValues(
  draft: RunDraft,
  { parameters }: DocumentToRun,
  report: Report,
): Record<string, readonly string[]> {
  const values: Record<string, readonly string[]> = {};
  for (const parameter of parameters) {
    const field = `parameters.${parameter.name}`;
    const text = Object.hasOwn(draft.parameters, parameter.name)
      ? draft.parameters[parameter.name]
      : undefined;
    const value = text === undefined ? undefined : fromText(parameter, text);
    if (value === undefined || (parameter.default === undefined && value.join('').trim() === '')) {
      if (parameter.default === undefined) report(field, 'A value is needed.', true);
      continue;
    }
    report(field, checkParameter(parameter, value));
    // The default is left to the document.
    if (parameter.default === undefined || !sameValue(value, parameter.default))
      values[parameter.name] = value;
  }
  const known = new Set(parameters.map(({ name }) => name));
  for (const name of Object.keys(draft.parameters)) {
    if (!known.has(name)) report(`parameters.${name}`, `The document has no parameter ${name}.`);
  }
  return values;
}

/** A value with a reference to Parameter Store is not known before the service has read it. */
function checkParameter(parameter: DocumentParameter, value: readonly string[]): string | undefined {
  if (value.some((text) => /\{\{ *ssm:[^}]+\}\}/.test(text))) return undefined;
  if (value.length === 0) {
    const { minItems = 0 } = parameter;
    return minItems > 0 ? `At least ${minItems} values are needed.` : undefined;
  }
  return checkValues(parameter, value);
}

function readTargets(draft: RunDraft, report: Report): CommandTargets {
  switch (draft.targetKind) {
    case 'tags':
      return { tags: readTags(draft, report) };
    case 'nodes':
      return { instanceIds: readIds(draft, report) };
    case 'resource-group': {
      const resourceGroup = draft.resourceGroup.trim();
      if (resourceGroup === '') report('resourceGroup', 'The name of a resource group is needed.', true);
      return { resourceGroup };
    }
    case 'all':
      return { all: true };
  }
}

/** The most values of one target (API shape TargetValues). */
const maxValues = 50;

function readTags({ tags }: RunDraft, report: Report): { key: string; values: string[] }[] {
  const seen = new Set<string>();
  if (tags.length > maxTargets) {
    report(`tags.${maxTargets}.key`, `A command takes at most ${maxTargets} tags.`);
  }
  return tags.map((tag, index) => {
    const key = tag.key.trim();
    const values = parseWords(tag.values);
    const keyField = `tags.${index}.key`;
    if (key === '') report(keyField, 'The key of a tag is needed.', true);
    else if (`tag:${key}`.length > 163) report(keyField, 'A key has at most 159 characters.');
    else if (seen.has(key)) report(keyField, `${key} stands there already: give it several values instead.`);
    seen.add(key);
    if (values.length === 0) report(`tags.${index}.values`, 'At least one value is needed.', true);
    else if (values.length > maxValues) {
      report(`tags.${index}.values`, `A tag takes at most ${maxValues} values; these are ${values.length}.`);
    }
    return { key, values };
  });
}

function readIds({ nodeIds }: RunDraft, report: Report): string[] {
  const ids = nodeIds.split(/[\s,]+/).filter((id) => id !== '');
  // Pattern of the API's shape InstanceId.
  const wrong = ids.find((id) => !/^(i-(\w{8}|\w{17})|mi-\w{17})$/.test(id));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (ids.length === 0) report('nodeIds', 'At least one node is needed.', true);
  else if (wrong !== undefined) report('nodeIds', `${wrong} is no id of a node, like i-0123456789abcdef0.`);
  else if (twice !== undefined) report('nodeIds', `${twice} stands there twice.`);
  else if (ids.length > maxInstanceIds) {
    report(
      'nodeIds',
      `A command names at most ${maxInstanceIds} nodes, and these are ${ids.length}. Use a tag.`,
    );
  }
  return ids;
}

function readTimeout({ timeoutSeconds }: RunDraft, report: Report): number | undefined {
  const text = timeoutSeconds.trim();
  if (text === '') return undefined;
  const seconds = Number(text);
  const fits = /^\d+$/.test(text) && seconds >= 30 && seconds <= 2_592_000;
  if (!fits) report('timeoutSeconds', 'A number of seconds from 30 to 2592000 (30 days).');
  return fits ? seconds : undefined;
}

function readOutput(draft: RunDraft, report: Report): Pick<RunRequest, 's3' | 'cloudWatch'> {
  const bucket = checked('s3Bucket', draft, { check: checkBucket, report });
  const prefix = checked('s3Prefix', draft, { check: atMost(500), report });
  const logGroup = checked('logGroup', draft, { check: checkLogGroup, report });
  if (bucket === undefined && prefix !== undefined) report('s3Bucket', 'A prefix needs a bucket.', true);
  return {
    s3: bucket === undefined ? undefined : { bucket, prefix },
    cloudWatch: draft.cloudWatch ? { logGroup } : undefined,
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkBucket(text: string): string | undefined {
  return /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(text)
    ? undefined
    : 'A bucket name has 3 to 63 small letters, digits, dots and hyphens.';
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
function checkLogGroup(text: string): string | undefined {
  return /^[.\-_/#A-Za-z0-9]{1,512}$/.test(text)
    ? undefined
    : 'A log group has letters, digits and . - _ / #, at most 512.';
}

function readNotification(draft: RunDraft, report: Report): RunNotification | undefined {
  const { events, notificationType: type } = draft;
  const topic = draft.topic.trim();
  const role = draft.role.trim();
  if (topic === '' && role === '') return undefined;
  if (topic === '') report('topic', 'The ARN of a topic is needed, or no role.', true);
  else if (!/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+(\.fifo)?$/.test(topic)) {
    report('topic', 'The ARN of a topic looks like arn:aws:sns:eu-central-1:123456789012:name.');
  }
  if (role === '') report('role', 'The ARN of a role that may publish to the topic is needed.', true);
  else if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(role)) {
    report('role', 'The ARN of a role looks like arn:aws:iam::123456789012:role/name.');
  }
  if (events.length === 0) report('events', 'At least one event is needed.', true);
  return { topic, role, events, type };
}

function readAlarm({ alarm, ignorePollFailure }: RunDraft, report: Report): RunRequest['alarm'] {
  const name = alarm.trim();
  if (name === '') return undefined;
  if (name.length > 255) report('alarm', 'A name of an alarm has at most 255 characters.');
  return { name, ignorePollFailure };
}
