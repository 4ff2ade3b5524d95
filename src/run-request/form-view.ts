import type { RunRequest } from '../aws/run-request.ts';
import type { Connection } from '../connection/connection.ts';
import { checkTargets, summarizeTargets, type CheckedNode } from '../runs/target-check.ts';
import { describePing, describePlatform } from '../views/node-facts.ts';
import type { FieldView, FormView, NodesView, SectionView } from '../webviews/run-form/messages.ts';
import { toCliCommand, toSdkJson } from './cli-command.ts';
import type { RunDraft } from './draft.ts';
import {
  controlFields,
  notificationFields,
  outputFields,
  parameterField,
  targetFields,
} from './form-fields.ts';
import type { MatchedNodes } from './matched-nodes.ts';
import { checkConcurrency, checkErrors, describeRateControl } from './rate-control.ts';
import type { Problem } from './read-draft.ts';
import type { RunnableDocument } from './runnable-document.ts';

/** Everything that a form shows is made of. */
export interface FormState {
  readonly document: RunnableDocument;
  readonly connection: Connection;
  /** `Production account 123456789012 (prod)` */
  readonly warning: string | undefined;
  readonly draft: RunDraft;
  readonly request: RunRequest;
  /** Those to be shown. */
  readonly problems: readonly Problem[];
  /** All of them. */
  readonly problemCount: number;
  readonly matched: MatchedNodes;
  readonly known: Parameters<typeof targetFields>[1];
  readonly isOpen: (section: string) => boolean;
  readonly isSending: boolean;
}

/** The form as it is to be drawn. */
export function formView(state: FormState): FormView {
  const { document, connection, problems } = state;
  const { name, description } = document.description;
  const errors = new Map(problems.map(({ field, message }) => [field, message]));
  const sections = [
    documentSection(state),
    ...parameterSection(state),
    section('targets', 'Nodes', targetFields(state.draft, state.known)),
    section('controls', 'Rate control and time-outs', controlFields(state.draft, controlNotes(state))),
    closable(
      state,
      { id: 'output', title: 'Comment and outputs', summary: outputSummary(state.draft) },
      outputFields(state.draft),
    ),
    closable(
      state,
      { id: 'notification', title: 'Notifications and alarms', summary: notificationSummary(state.draft) },
      notificationFields(state.draft),
    ),
    previewSection(state),
  ];
  return {
    title: `Run ${name}`,
    where: describe(connection),
    warning: state.warning,
    about: description,
    sections: sections.map((one) => withErrors(one, errors)),
    run: runView(state),
    actions: [
      { id: 'preview', label: 'Show Document with Values' },
      { id: 'save', label: 'Save as Run File…' },
    ],
  };
}

const describe = (connection: Connection): string =>
  connection.kind === 'playground'
    ? `Playground · ${connection.region}`
    : `${connection.profile ?? 'environment'} · ${connection.region}`;

const section = (id: string, title: string, fields: readonly FieldView[]): SectionView => ({
  id,
  title,
  fields,
});

function closable(
  { isOpen }: FormState,
  { id, title, summary }: { id: string; title: string; summary: string },
  fields: readonly FieldView[],
): SectionView {
  return { id, title, summary, open: isOpen(id), fields };
}

/** A section with an error in it is open. */
function withErrors(one: SectionView, errors: ReadonlyMap<string, string>): SectionView {
  const fields = one.fields.map((field) => {
    const error = errors.get(field.id);
    return error === undefined ? field : { ...field, error };
  });
  const open =
    one.open === undefined ? undefined : one.open || fields.some(({ error }) => error !== undefined);
  return { ...one, fields, ...(open === undefined ? {} : { open }) };
}

function documentSection(state: FormState): SectionView {
  const { description } = state.document;
  const { version, defaultVersion, latestVersion, hash } = description;
  const latest = Math.max(Number(latestVersion ?? version), Number(version));
  const versions = Array.from({ length: Math.min(latest, 100) }, (_, index) => String(latest - index));
  const options = (versions.includes(version) ? versions : [...versions, version]).map((value) => ({
    value,
    label: [value, value === defaultVersion ? 'default' : '', value === latestVersion ? 'latest' : '']
      .filter((part) => part !== '')
      .join(' · '),
  }));
  const fields: FieldView[] = [
    { id: 'version', label: 'Version', kind: 'choice', value: state.draft.version, options },
    {
      id: 'hash',
      label: 'SHA-256 hash',
      help: 'If given, AWS refuses the run when the content of the document is another one.',
      kind: 'text',
      value: state.draft.hash,
      actions: hash === undefined ? [] : [{ id: 'take-hash', label: 'Take the Hash of This Version' }],
    },
  ];
  const summary = [`version ${version}`, state.draft.hash === '' ? '' : 'hash is checked']
    .filter(Boolean)
    .join(' · ');
  return closable(state, { id: 'document', title: 'Document', summary }, fields);
}

function parameterSection({ document, draft }: FormState): SectionView[] {
  const fields = document.parameters.map((parameter) => parameterField(parameter, draft));
  const known = new Set(document.parameters.map(({ name }) => name));
  const others = Object.entries(draft.parameters).flatMap(([name, value]): FieldView[] =>
    known.has(name)
      ? []
      : [
          {
            id: `parameters.${name}`,
            label: name,
            kind: 'lines',
            value,
            actions: [{ id: `remove-parameter:${name}`, label: 'Remove' }],
          },
        ],
  );
  const all = [...fields, ...others];
  return all.length === 0 ? [] : [section('parameters', 'Parameters', all)];
}

function controlNotes({ draft, matched, document, request }: FormState): {
  sentence: string;
  timeouts: string;
} {
  const { maxConcurrency, maxErrors } = draft;
  const valid =
    (maxConcurrency.trim() === '' || checkConcurrency(maxConcurrency.trim()) === undefined) &&
    (maxErrors.trim() === '' || checkErrors(maxErrors.trim()) === undefined);
  const targets =
    matched.state === 'done' ? { count: matched.nodes.length, atLeast: matched.more } : undefined;
  const controls = { maxConcurrency: maxConcurrency.trim(), maxErrors: maxErrors.trim() };
  const execution = document.parameters.find(({ name }) => name === 'executionTimeout');
  const seconds = execution && (request.parameters[execution.name] ?? execution.default)?.[0];
  return {
    sentence: valid ? describeRateControl(controls, targets) : '',
    timeouts: `Waits up to ${duration(request.timeoutSeconds ?? 3600)} for a node to begin; ${
      seconds === undefined
        ? 'how long a step may run stands in the document.'
        : `a step may then run for ${/^\d+$/.test(seconds) ? duration(Number(seconds)) : `${seconds} seconds`} (executionTimeout).`
    }`,
  };
}

/** `90 seconds`, `10 minutes`, `1 hour`: in the largest unit that comes out even. */
function duration(seconds: number): string {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
    [1, 'second'],
  ] as const;
  const [size, name] = units.find(([size]) => seconds >= size && seconds % size === 0) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

function outputSummary({ comment, s3Bucket, cloudWatch }: RunDraft): string {
  return [comment, s3Bucket === '' ? '' : `S3 ${s3Bucket}`, cloudWatch ? 'CloudWatch Logs' : '']
    .filter((part) => part !== '')
    .join(' · ');
}

function notificationSummary({ topic, alarm }: RunDraft): string {
  return [topic, alarm].filter((part) => part !== '').join(' · ');
}

function previewSection(state: FormState): SectionView {
  const fields: FieldView[] = [
    {
      id: 'cli',
      label: 'AWS CLI',
      kind: 'code',
      value: toCliCommand(state.request, state.connection),
      actions: [{ id: 'copy:cli', label: 'Copy CLI Command' }],
    },
    {
      id: 'sdk',
      label: 'SDK, SendCommand',
      kind: 'code',
      value: toSdkJson(state.request),
      actions: [{ id: 'copy:sdk', label: 'Copy JSON' }],
    },
  ];
  return closable(state, { id: 'preview', title: 'The same as CLI command and JSON', summary: '' }, fields);
}

function runView({ problemCount, matched, document, isSending, draft }: FormState): FormView['run'] {
  const { name, version } = document.description;
  if (isSending) return { label: 'Sending…', note: '', state: 'sending' };
  const count = countOf(matched);
  const label = count === undefined ? 'Run' : `Run on ${count}`;
  if (problemCount === 0) {
    return { label, note: `${name}, version ${version}, ${describeTargets(draft)}`, state: 'ready' };
  }
  const note =
    problemCount === 1
      ? 'One field is still to be filled in or mended.'
      : `${problemCount} fields are still to be filled in or mended.`;
  return { label, note, state: 'incomplete' };
}

function describeTargets(draft: RunDraft): string {
  switch (draft.targetKind) {
    case 'tags':
      return draft.tags.map(({ key, values }) => `${key} = ${values}`).join(' and ');
    case 'nodes':
      return 'nodes by id';
    case 'resource-group':
      return `resource group ${draft.resourceGroup}`;
    case 'all':
      return 'all nodes';
  }
}

/** `12 nodes`, once they are all known. */
function countOf({ state, nodes, more }: MatchedNodes): string | undefined {
  if (state !== 'done') return undefined;
  return `${more ? 'more than ' : ''}${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`;
}

/** The nodes of the run, with those first on which it will not go well. */
export function nodesView(matched: MatchedNodes, document: RunnableDocument): NodesView {
  const { state, nodes, more, error } = matched;
  const checked = checkTargets(nodes, document.description);
  const rows = checked.map(nodeRow);
  switch (state) {
    case 'none':
      return { state, summary: 'Say which nodes, and they are looked for.', rows };
    case 'reading':
      return {
        state,
        summary: nodes.length === 0 ? 'Looking for the nodes…' : `${summarizeTargets(checked)} so far…`,
        rows,
      };
    case 'failed':
      return { state, summary: error instanceof Error ? error.message : String(error), rows };
    case 'done':
      if (nodes.length === 0) return { state, summary: 'No node matches now.', rows };
      return { state, summary: `${more ? 'More than ' : ''}${summarizeTargets(checked)}`, rows };
  }
}

function nodeRow({ node, obstacle }: CheckedNode): NodesView['rows'][number] {
  const remark = obstacle === 'platform' ? 'another platform: it will not run there' : describePing(node);
  return {
    id: node.id,
    name: node.name ?? node.id,
    remark: [remark, describePlatform(node)].filter(Boolean).join(' · '),
    obstacle,
  };
}
