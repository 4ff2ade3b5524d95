import type { NotificationEvent, RunRequest } from '../aws/run-request.ts';
import type { DocumentParameter } from '../runs/document-parameters.ts';
import { toText } from './parameter-text.ts';
import { formatWords } from './word-list.ts';

export type TargetKind = 'tags' | 'nodes' | 'resource-group' | 'all';

/** A tag that nodes have to carry, as it is typed: the values as a list of words. */
export interface TagDraft {
  readonly key: string;
  readonly values: string;
}

/** What stands in the form, right or wrong: texts as they are typed. An empty text leaves it to the service. */
export interface RunDraft {
  readonly version: string;
  readonly hash: string;
  /** Only those that differ from their defaults, or have none. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly targetKind: TargetKind;
  readonly tags: readonly TagDraft[];
  /** An id a line. */
  readonly nodeIds: string;
  readonly resourceGroup: string;
  readonly maxConcurrency: string;
  readonly maxErrors: string;
  readonly timeoutSeconds: string;
  readonly comment: string;
  readonly s3Bucket: string;
  readonly s3Prefix: string;
  readonly cloudWatch: boolean;
  readonly logGroup: string;
  readonly topic: string;
  readonly role: string;
  readonly events: readonly NotificationEvent[];
  readonly notificationType: 'Command' | 'Invocation';
  readonly alarm: string;
  readonly ignorePollFailure: boolean;
}

export const emptyDraft: RunDraft = {
  version: '',
  hash: '',
  parameters: {},
  targetKind: 'tags',
  tags: [{ key: '', values: '' }],
  nodeIds: '',
  resourceGroup: '',
  maxConcurrency: '',
  maxErrors: '',
  timeoutSeconds: '',
  comment: '',
  s3Bucket: '',
  s3Prefix: '',
  cloudWatch: false,
  logGroup: '',
  topic: '',
  role: '',
  events: ['All'],
  notificationType: 'Command',
  alarm: '',
  ignorePollFailure: false,
};

/** What a start knows already. Whatever is missing is asked for in the form. */
export type Prefill = Partial<Omit<RunRequest, 'document'>>;

/** The form filled in with what is known, for the parameters of a document. */
export function toDraft(prefill: Prefill, parameters: readonly DocumentParameter[]): RunDraft {
  const { notification, alarm, s3, cloudWatch } = prefill;
  return {
    ...emptyDraft,
    hash: prefill.documentHash ?? '',
    parameters: parameterTexts(prefill.parameters ?? {}, parameters),
    ...targetDraft(prefill.targets),
    maxConcurrency: prefill.maxConcurrency ?? '',
    maxErrors: prefill.maxErrors ?? '',
    timeoutSeconds: prefill.timeoutSeconds?.toString() ?? '',
    comment: prefill.comment ?? '',
    s3Bucket: s3?.bucket ?? '',
    s3Prefix: s3?.prefix ?? '',
    cloudWatch: cloudWatch !== undefined,
    logGroup: cloudWatch?.logGroup ?? '',
    ...(notification === undefined
      ? {}
      : {
          topic: notification.topic,
          role: notification.role,
          events: notification.events,
          notificationType: notification.type,
        }),
    alarm: alarm?.name ?? '',
    ignorePollFailure: alarm?.ignorePollFailure ?? false,
  };
}

function parameterTexts(
  values: Readonly<Record<string, readonly string[]>>,
  parameters: readonly DocumentParameter[],
): Record<string, string> {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  return Object.fromEntries(
    Object.entries(values).map(([name, wire]) => {
      const parameter = known.get(name);
      // A value for a parameter that the document does not have is kept, so that it can be said.
      return [name, parameter === undefined ? wire.join('\n') : toText(parameter, wire)];
    }),
  );
}

function targetDraft(targets: RunRequest['targets'] | undefined): Partial<RunDraft> {
  if (targets === undefined) return {};
  if ('instanceIds' in targets) return { targetKind: 'nodes', nodeIds: targets.instanceIds.join('\n') };
  if ('resourceGroup' in targets)
    return { targetKind: 'resource-group', resourceGroup: targets.resourceGroup };
  if ('all' in targets) return { targetKind: 'all' };
  const tags = targets.tags.map(({ key, values }) => ({ key, values: formatWords(values) }));
  return { targetKind: 'tags', tags: tags.length === 0 ? emptyDraft.tags : tags };
}

/** What the page sends for a field. */
export type FieldValue = string | boolean | readonly string[];

/**
 * The draft with another value in one field: `comment`, `parameters.NAME`, `tags.0.key`. Fields that there are not, and
 * values that a field cannot have, change nothing.
 */
export function setField(draft: RunDraft, field: string, value: FieldValue): RunDraft {
  const [, parameter] = /^parameters\.(.+)$/s.exec(field) ?? [];
  if (parameter !== undefined) {
    const text = typeof value === 'object' ? value.join('\n') : String(value);
    return { ...draft, parameters: { ...draft.parameters, [parameter]: text } };
  }
  const [, index, part] = /^tags\.(\d+)\.(key|values)$/.exec(field) ?? [];
  if (index !== undefined && part !== undefined && typeof value === 'string') {
    const tags = draft.tags.map((tag, at) => (at === Number(index) ? { ...tag, [part]: value } : tag));
    return { ...draft, tags };
  }
  if (field === 'parameters' || field === 'tags' || !Object.hasOwn(emptyDraft, field)) return draft;
  const fits = typeof emptyDraft[field as keyof RunDraft] === typeof value;
  return fits ? { ...draft, [field]: value } : draft;
}
