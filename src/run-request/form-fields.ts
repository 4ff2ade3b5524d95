import type { DocumentParameter } from '../runs/document-parameters.ts';
import { isList } from '../runs/document-parameters.ts';
import type { FieldView } from '../webviews/run-form/messages.ts';
import type { RunDraft } from './draft.ts';
import { toText } from './parameter-text.ts';
import { formatWords, parseWords } from './word-list.ts';

/** The field of a parameter, by its type and what values it allows. */
export function parameterField(parameter: DocumentParameter, draft: RunDraft): FieldView {
  const { name, description, script } = parameter;
  const given = Object.hasOwn(draft.parameters, name) ? draft.parameters[name] : undefined;
  const value = given ?? toText(parameter, parameter.default ?? []);
  const base = {
    id: `parameters.${name}`,
    label: name,
    help: [description, hint(parameter)].filter(Boolean).join(' '),
    required: parameter.default === undefined,
  };
  const allowed = parameter.allowedValues ?? (parameter.type === 'Boolean' ? ['true', 'false'] : undefined);
  if (allowed !== undefined && isList(parameter)) {
    const chosen = value.split('\n').filter((item) => item !== '');
    return { ...base, kind: 'checks', value: chosen, options: toOptions(allowed, chosen) };
  }
  if (allowed !== undefined) {
    // A value that is not allowed stays in view with its error, and a missing one is not chosen silently.
    return { ...base, kind: 'choice', value, options: toOptions(allowed, [value]) };
  }
  if (isList(parameter) || script !== undefined || parameter.isMultiLine || isStructure(parameter)) {
    const edit = { id: `edit:${base.id}`, label: 'Edit in Editor' };
    return {
      ...base,
      kind: 'lines',
      value,
      code: script !== undefined || isStructure(parameter),
      actions: [edit],
    };
  }
  return { ...base, kind: 'text', value, narrow: parameter.type === 'Integer' };
}

const isStructure = ({ type }: DocumentParameter): boolean => type === 'StringMap' || type === 'MapList';

function toOptions(allowed: readonly string[], chosen: readonly string[]) {
  const others = chosen.filter((value) => !allowed.includes(value));
  return [...others, ...allowed].map((value) => ({ value, label: value === '' ? '(empty)' : value }));
}

/** What a value has to be, where the field does not show it. */
function hint(parameter: DocumentParameter): string {
  const { type, allowedPattern, minChars, maxChars, minItems, maxItems, script, isVariable } = parameter;
  return [
    script === undefined && isList(parameter) && parameter.allowedValues === undefined
      ? 'One value a line.'
      : '',
    type === 'StringMap' ? 'A map in JSON.' : '',
    type === 'MapList' ? 'A list of maps in JSON.' : '',
    type === 'Integer' ? 'A whole number.' : '',
    allowedPattern === undefined ? '' : `Pattern: ${allowedPattern}`,
    bounds(minChars, maxChars, 'characters'),
    bounds(minItems, maxItems, 'values'),
    isVariable ? `Scripts read it as SSM_${parameter.name}.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function bounds(least: number | undefined, most: number | undefined, what: string): string {
  if (least !== undefined && most !== undefined) return `${least} to ${most} ${what}.`;
  if (least !== undefined) return `At least ${least} ${what}.`;
  return most === undefined ? '' : `At most ${most} ${what}.`;
}

/** The kinds of targets, the fields of the one that is chosen, and the nodes. */
export function targetFields(
  draft: RunDraft,
  known: { readonly tags: ReadonlyMap<string, ReadonlySet<string>>; readonly groups: readonly string[] },
): FieldView[] {
  const kind: FieldView = {
    id: 'targetKind',
    label: 'Run on',
    kind: 'radio',
    value: draft.targetKind,
    options: [
      { value: 'tags', label: 'Nodes with tags' },
      { value: 'nodes', label: 'Nodes by id' },
      { value: 'resource-group', label: 'A resource group' },
      { value: 'all', label: 'All nodes' },
    ],
  };
  return [kind, ...chosenTargetFields(draft, known), { id: 'nodes', label: 'Matching now', kind: 'nodes' }];
}

function chosenTargetFields(
  draft: RunDraft,
  { tags, groups }: Parameters<typeof targetFields>[1],
): FieldView[] {
  switch (draft.targetKind) {
    case 'tags':
      return draft.tags.flatMap((tag, index) =>
        tagFields(tag, { index, of: draft.tags.length, known: tags }),
      );
    case 'nodes':
      return [
        {
          id: 'nodeIds',
          label: 'Node ids',
          help: 'One a line, at most 50.',
          kind: 'lines',
          value: draft.nodeIds,
          code: true,
          required: true,
          placeholder: 'i-0123456789abcdef0',
          actions: [{ id: 'pick-nodes', label: 'Pick Nodes…' }],
        },
      ];
    case 'resource-group':
      return [
        {
          id: 'resourceGroup',
          label: 'Resource group',
          help: 'Its members when the run starts.',
          kind: 'text',
          value: draft.resourceGroup,
          required: true,
          suggestions: groups,
        },
      ];
    case 'all':
      return [];
  }
}

function tagFields(
  { key, values }: RunDraft['tags'][number],
  { index, of, known }: { index: number; of: number; known: ReadonlyMap<string, ReadonlySet<string>> },
): FieldView[] {
  const isLast = index === of - 1;
  const actions = [
    ...(of > 1 ? [{ id: `remove-tag:${index}`, label: 'Remove Tag' }] : []),
    ...(isLast && of < 5 ? [{ id: 'add-tag', label: 'And Another Tag' }] : []),
  ];
  return [
    {
      id: `tags.${index}.key`,
      label: index === 0 ? 'Tag' : 'and tag',
      kind: 'text',
      value: key,
      required: true,
      suggestions: [...known.keys()].sort(),
      placeholder: 'env',
    },
    {
      id: `tags.${index}.values`,
      label: 'is one of',
      kind: 'text',
      value: values,
      required: true,
      suggestions: nextValues(values, known.get(key.trim()) ?? new Set()),
      placeholder: 'dev, test',
      beside: true,
      actions,
    },
  ];
}

/** The text of the field with each value that could be added to it: a suggestion replaces the whole text. */
function nextValues(text: string, known: ReadonlySet<string>): string[] {
  const before = parseWords(text.slice(0, text.lastIndexOf(',') + 1));
  return [...known]
    .filter((value) => !before.includes(value))
    .sort()
    .map((value) => formatWords([...before, value]));
}

/** Rate control and time-outs. */
export function controlFields(
  draft: RunDraft,
  { sentence, timeouts }: { readonly sentence: string; readonly timeouts: string },
): FieldView[] {
  return [
    {
      id: 'maxConcurrency',
      label: 'At the same time',
      help: 'Number or percentage of nodes. 50 if empty.',
      kind: 'text',
      value: draft.maxConcurrency,
      narrow: true,
      placeholder: '50',
    },
    {
      id: 'maxErrors',
      label: 'Failures that are still fine',
      help: 'Number or percentage. 0 if empty.',
      kind: 'text',
      value: draft.maxErrors,
      narrow: true,
      placeholder: '0',
      beside: true,
      note: sentence,
    },
    {
      id: 'timeoutSeconds',
      label: 'Delivery time-out in seconds',
      help: 'A node that has not begun by then does not run it. 3600 if empty.',
      kind: 'text',
      value: draft.timeoutSeconds,
      narrow: true,
      placeholder: '3600',
      note: timeouts,
    },
  ];
}

/** Comment, and the outputs besides the first 24,000 characters that the service keeps. */
export function outputFields(draft: RunDraft): FieldView[] {
  return [
    { id: 'comment', label: 'Comment', kind: 'text', value: draft.comment, help: 'At most 100 characters.' },
    {
      id: 's3Bucket',
      label: 'S3 bucket for outputs',
      help: 'AWS keeps the first 24,000 characters of each output; the bucket gets all of it.',
      kind: 'text',
      value: draft.s3Bucket,
    },
    { id: 's3Prefix', label: 'Prefix in the bucket', kind: 'text', value: draft.s3Prefix, beside: true },
    { id: 'cloudWatch', label: 'Send outputs to CloudWatch Logs', kind: 'check', value: draft.cloudWatch },
    ...(draft.cloudWatch
      ? [
          {
            id: 'logGroup',
            label: 'Log group',
            help: 'Empty: AWS makes /aws/ssm/ and the name of the document.',
            kind: 'text' as const,
            value: draft.logGroup,
          },
        ]
      : []),
  ];
}

const events = ['All', 'InProgress', 'Success', 'TimedOut', 'Cancelled', 'Failed'];

/** SNS and CloudWatch alarms. */
export function notificationFields(draft: RunDraft): FieldView[] {
  const notifies = draft.topic !== '' || draft.role !== '';
  const details: FieldView[] = [
    {
      id: 'events',
      label: 'Events',
      kind: 'checks',
      value: draft.events,
      options: events.map((value) => ({ value, label: value })),
    },
    {
      id: 'notificationType',
      label: 'About',
      kind: 'radio',
      value: draft.notificationType,
      options: [
        { value: 'Command', label: 'The command as a whole' },
        { value: 'Invocation', label: 'Each node' },
      ],
    },
  ];
  return [
    { id: 'topic', label: 'SNS topic', help: 'Its ARN.', kind: 'text', value: draft.topic },
    {
      id: 'role',
      label: 'Role for SNS',
      help: 'The ARN of a role that may publish to the topic.',
      kind: 'text',
      value: draft.role,
      beside: true,
    },
    ...(notifies ? details : []),
    {
      id: 'alarm',
      label: 'CloudWatch alarm',
      help: 'The name of an alarm that stops the command when it goes off.',
      kind: 'text',
      value: draft.alarm,
    },
    ...(draft.alarm === ''
      ? []
      : [
          {
            id: 'ignorePollFailure',
            label: 'Go on when the state of the alarm cannot be read',
            kind: 'check' as const,
            value: draft.ignorePollFailure,
          },
        ]),
  ];
}
