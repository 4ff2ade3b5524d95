import { isMap, isNode, isScalar, isSeq, LineCounter, type Document, type Node } from 'yaml';
import type { CommandTargets, NotificationEvent, RunRequest } from '../aws/run-request.ts';
import { isRecord } from '../aws/record.ts';
import type { DocumentParameter } from '../runs/document-parameters.ts';
import { toDraft, type Prefill } from './draft.ts';
import { readDraft } from './read-draft.ts';
import { runFileFields, type RunFileField } from './run-file-fields.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';

/** Something wrong in a run file; offsets in UTF-16 code units, half open. */
export interface FileProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** A run that lives in a file. */
export interface RunFile {
  /** The name or ARN of a document, or the path of a file; undefined if the file does not say. */
  readonly document: string | undefined;
  readonly version: string | undefined;
  readonly prefill: Prefill;
  /** What is wrong whatever the document is. */
  readonly problems: readonly FileProblem[];
  /** Where the value of a path stands, else the key nearest to it. */
  readonly place: (path: readonly string[]) => Omit<FileProblem, 'message'>;
}

/** Reads a run file. Whatever cannot be read is a problem, and the rest counts. */
export function readRunFile(text: string): RunFile {
  const yaml = parseYaml(text, { lineCounter: new LineCounter(), strict: true, logLevel: 'silent' });
  const problems: FileProblem[] = yaml.errors.map(({ pos: [start, end], message }) => ({
    start,
    end: Math.max(end, start + 1),
    message: message.split(' at line')[0] ?? message,
  }));
  const reader = new Reader(yaml, problems);
  if (yaml.contents !== null && !isMap(yaml.contents)) {
    problems.push({ ...reader.place([]), message: 'A run file is a map, which begins with "document:".' });
  } else {
    reader.checkKeys(yaml.contents, runFileFields, []);
  }
  return {
    document: reader.text(['document']),
    version: reader.text(['version']),
    prefill: readPrefill(reader),
    problems,
    place: (path) => reader.place(path),
  };
}

/** What is wrong with a run file, given the parameters of its document, as far as these are known. */
export function checkRunFile(
  file: RunFile,
  document: { readonly name: string; readonly parameters: readonly DocumentParameter[] } | undefined,
): readonly FileProblem[] {
  const missing =
    file.document === undefined
      ? [{ ...file.place(['document']), message: 'A run file names a document.' }]
      : [];
  const parameters = document?.parameters ?? [];
  const draft = toDraft(file.prefill, parameters);
  const { problems } = readDraft(draft, { name: document?.name ?? '', parameters });
  const found = problems.flatMap(({ field, message }) => {
    // Without the document nothing is known of its parameters.
    if (document === undefined && field.startsWith('parameters.')) return [];
    if (file.prefill.targets === undefined && field.startsWith('tags.')) return [];
    return [{ ...file.place(pathOf(field, file)), message }];
  });
  return [...file.problems, ...missing, ...found];
}

/** Where the field of a form stands in a file. */
function pathOf(field: string, { prefill: { targets } }: RunFile): readonly string[] {
  const parameter = /^parameters\.(.+)$/s.exec(field)?.[1];
  if (parameter !== undefined) return ['parameters', parameter];
  const tag = /^tags\.(\d+)\./.exec(field)?.[1];
  if (tag !== undefined) {
    const key = targets !== undefined && 'tags' in targets ? targets.tags[Number(tag)]?.key : undefined;
    return ['targets', 'tags', ...(key === undefined ? [] : [key])];
  }
  return paths[field] ?? [field];
}

const paths: Readonly<Record<string, readonly string[]>> = {
  nodeIds: ['targets', 'nodes'],
  resourceGroup: ['targets', 'resourceGroup'],
  maxConcurrency: ['rateControl', 'maxConcurrency'],
  maxErrors: ['rateControl', 'maxErrors'],
  s3Bucket: ['output', 's3', 'bucket'],
  s3Prefix: ['output', 's3', 'prefix'],
  logGroup: ['output', 'cloudWatch', 'logGroup'],
  topic: ['notification', 'topic'],
  role: ['notification', 'role'],
  events: ['notification', 'events'],
  alarm: ['alarm', 'name'],
};

function readPrefill(reader: Reader): Prefill {
  const bucket = reader.text(['output', 's3', 'bucket']);
  const logs = reader.value(['output', 'cloudWatch']);
  const seconds = reader.text(['timeoutSeconds']);
  const alarm = reader.text(['alarm', 'name']);
  const targets = readTargets(reader);
  return {
    documentHash: reader.text(['hash']),
    parameters: readParameterValues(reader),
    ...(targets === undefined ? {} : { targets }),
    maxConcurrency: reader.text(['rateControl', 'maxConcurrency']),
    maxErrors: reader.text(['rateControl', 'maxErrors']),
    // What is no number becomes a problem of the field.
    timeoutSeconds: seconds === undefined ? undefined : Number(seconds),
    comment: reader.text(['comment']),
    s3: bucket === undefined ? undefined : { bucket, prefix: reader.text(['output', 's3', 'prefix']) },
    cloudWatch:
      logs === undefined || logs === false
        ? undefined
        : { logGroup: reader.text(['output', 'cloudWatch', 'logGroup']) },
    notification: readNotification(reader),
    alarm:
      alarm === undefined
        ? undefined
        : { name: alarm, ignorePollFailure: reader.value(['alarm', 'ignorePollFailure']) === true },
  };
}

function readTargets(reader: Reader): CommandTargets | undefined {
  const tags = reader.value(['targets', 'tags']);
  if (isRecord(tags)) {
    return {
      tags: Object.keys(tags).map((key) => ({ key, values: reader.texts(['targets', 'tags', key]) ?? [] })),
    };
  }
  const instanceIds = reader.texts(['targets', 'nodes']);
  if (instanceIds !== undefined) return { instanceIds };
  const resourceGroup = reader.text(['targets', 'resourceGroup']);
  if (resourceGroup !== undefined) return { resourceGroup };
  return reader.value(['targets', 'all']) === true ? { all: true } : undefined;
}

function readNotification(reader: Reader): RunRequest['notification'] {
  const topic = reader.text(['notification', 'topic']);
  const role = reader.text(['notification', 'role']);
  if (topic === undefined && role === undefined) return undefined;
  const events = reader.texts(['notification', 'events']) ?? ['All'];
  const type = reader.text(['notification', 'type']);
  return {
    topic: topic ?? '',
    role: role ?? '',
    events: events as NotificationEvent[],
    type: type === 'Invocation' ? 'Invocation' : 'Command',
  };
}

function readParameterValues(reader: Reader): Record<string, readonly string[]> {
  const values = reader.value(['parameters']);
  if (!isRecord(values)) return {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      // Each map of a list travels as an item of its own.
      const isMaps = Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null);
      if (isMaps) return [name, value.map((item) => JSON.stringify(item))];
      if (isRecord(value)) return [name, [JSON.stringify(value)]];
      return [name, reader.texts(['parameters', name]) ?? ['']];
    }),
  );
}

/** Values by their paths, and where they stand. */
class Reader {
  readonly #yaml: Document;
  readonly #problems: FileProblem[];

  constructor(yaml: Document, problems: FileProblem[]) {
    this.#yaml = yaml;
    this.#problems = problems;
  }

  value(path: readonly string[]): unknown {
    const node = this.#node(path);
    return isNode(node) ? (node.toJS(this.#yaml, { maxAliasCount: 100 }) as unknown) : undefined;
  }

  /** A scalar as it is written: `007` stays so. */
  text(path: readonly string[]): string | undefined {
    const node = this.#node(path);
    return isScalar(node) ? textOf(node) : undefined;
  }

  /** The items of a list; a scalar is a list of one. */
  texts(path: readonly string[]): string[] | undefined {
    const node = this.#node(path);
    if (isScalar(node)) return [textOf(node) ?? ''];
    return isSeq(node) ? node.items.map((item) => (isScalar(item) ? (textOf(item) ?? '') : '')) : undefined;
  }

  place(path: readonly string[]): Omit<FileProblem, 'message'> {
    for (let length = path.length; length > 0; length--) {
      const node = this.#node(path.slice(0, length));
      const range = isNode(node) ? node.range : undefined;
      if (length === path.length && isScalar(node) && range)
        return { start: range[0], end: Math.max(range[1], range[0] + 1) };
      const key = this.#key(path.slice(0, length))?.range;
      if (key) return { start: key[0], end: key[1] };
    }
    return { start: 0, end: 1 };
  }

  /** Reports keys that there are not, and values of another kind than a key has. */
  checkKeys(node: unknown, fields: readonly RunFileField[], path: readonly string[]): void {
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const field = fields.find((one) => one.name === name);
      const at = isNode(key) && key.range ? { start: key.range[0], end: key.range[1] } : this.place(path);
      if (field === undefined) {
        const known = fields.map((one) => one.name).join(', ');
        this.#problems.push({ ...at, message: `"${name}" is no key here. There are: ${known}.` });
        continue;
      }
      const wrong = kindProblem(field, value);
      if (wrong !== undefined) this.#problems.push({ ...at, message: wrong });
      else this.#checkValues(field, [...path, name]);
      if (field.fields !== undefined) this.checkKeys(value, field.fields, [...path, name]);
    }
    if (path.length === 1 && path[0] === 'targets' && node.items.length > 1) {
      this.#problems.push({
        ...this.place(path),
        message: 'Targets are one of tags, nodes, resourceGroup and all.',
      });
    }
  }

  #checkValues({ name, kind, values }: RunFileField, path: readonly string[]): void {
    if (values === undefined || kind === 'map' || name === 'version') return;
    const wrong = this.texts(path)?.find((value) => !values.includes(value));
    if (wrong === undefined) return;
    this.#problems.push({ ...this.place(path), message: `"${wrong}" is not one of: ${values.join(', ')}.` });
  }

  #node(path: readonly string[]): unknown {
    if (!isMap(this.#yaml.contents)) return undefined;
    return path.length === 0 ? this.#yaml.contents : this.#yaml.contents.getIn(path, true);
  }

  #key(path: readonly string[]): Node | undefined {
    const parent = this.#node(path.slice(0, -1));
    if (!isMap(parent)) return undefined;
    const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1));
    return isNode(pair?.key) ? pair.key : undefined;
  }
}

function kindProblem({ name, kind, short }: RunFileField, value: unknown): string | undefined {
  const isNothing = value === null || (isScalar(value) && value.value === null);
  if (isNothing) return `"${name}" has no value.`;
  switch (kind) {
    case 'text':
      return isScalar(value) ? undefined : `"${name}" is a text.`;
    case 'boolean':
      return isScalar(value) && typeof value.value === 'boolean' ? undefined : `"${name}" is true or false.`;
    case 'list':
      return isScalar(value) || (isSeq(value) && value.items.every(isScalar))
        ? undefined
        : `"${name}" is a list of texts.`;
    case 'map':
      if (short === true && isScalar(value) && typeof value.value === 'boolean') return undefined;
      return isMap(value) ? undefined : `"${name}" is a map.`;
    case 'names':
      return isMap(value) ? undefined : `"${name}" is a map of names and values.`;
  }
}

function textOf({ value, source }: { value: unknown; source?: string }): string | undefined {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? undefined : (source ?? JSON.stringify(value));
}
