/** A key of a run file. What is checked, completed and explained of it comes from here. */
export interface RunFileField {
  readonly name: string;
  /** For people; a sentence. */
  readonly doc: string;
  /** `names`: a map whose keys are anybody's choice. */
  readonly kind: 'text' | 'boolean' | 'list' | 'map' | 'names';
  /** Values to choose from; for a list, those of its items. */
  readonly values?: readonly string[];
  readonly fields?: readonly RunFileField[];
  /** A scalar stands for this field of the map, or for no field at all (''): `cloudWatch: true`. */
  readonly short?: boolean;
}

const text = (name: string, doc: string, values?: readonly string[]): RunFileField => ({
  name,
  doc,
  kind: 'text',
  ...(values === undefined ? {} : { values }),
});

const map = (name: string, doc: string, fields: readonly RunFileField[]): RunFileField => ({
  name,
  doc,
  kind: 'map',
  fields,
});

/** The keys of a run file, in the order in which it is written. */
export const runFileFields: readonly RunFileField[] = [
  text('document', 'The document to run: its name or ARN, or the path of a file, like `./restart.ssm.yaml`.'),
  text('version', 'The version of the document; without it the default one.', ['$DEFAULT', '$LATEST']),
  text('hash', 'SHA-256 of the document: AWS refuses the run when its content is another one.'),
  {
    name: 'parameters',
    doc: 'Values by parameter. Those that are left out take their defaults.',
    kind: 'names',
  },
  map('targets', 'The nodes: one of `tags`, `nodes`, `resourceGroup` and `all`.', [
    {
      name: 'tags',
      doc: 'Nodes that carry all of these tags, at most 5: the key, and the value or a list of values.',
      kind: 'names',
    },
    { name: 'nodes', doc: 'Ids of nodes, at most 50.', kind: 'list' },
    text('resourceGroup', 'The name of a resource group.'),
    { name: 'all', doc: 'All managed nodes of the region.', kind: 'boolean', values: ['true'] },
  ]),
  map('rateControl', 'How the run spreads over the nodes.', [
    text('maxConcurrency', 'Nodes at the same time: a number or a percentage, like `10` or `10%`.'),
    text('maxErrors', 'Failures that are still fine: a number or a percentage. With one more the run stops.'),
  ]),
  text('timeoutSeconds', 'Seconds in which a node has to have begun.'),
  text('comment', 'What the run is for, in at most 100 characters.'),
  map('output', 'Where outputs go beside the first 24,000 characters that AWS keeps.', [
    map('s3', 'A bucket for the outputs.', [
      text('bucket', 'The name of the bucket.'),
      text('prefix', 'What the keys in the bucket begin with.'),
    ]),
    {
      ...map('cloudWatch', 'CloudWatch Logs: `true`, or the log group.', [
        text('logGroup', 'The log group; without it AWS makes one for the document.'),
      ]),
      short: true,
      values: ['true'],
    },
  ]),
  map('notification', 'Tells a topic of SNS how it goes.', [
    text('topic', 'The ARN of the topic.'),
    text('role', 'The ARN of a role that may publish to it.'),
    {
      name: 'events',
      doc: 'What is told.',
      kind: 'list',
      values: ['All', 'InProgress', 'Success', 'TimedOut', 'Cancelled', 'Failed'],
    },
    text('type', 'About the command as a whole, or about each node.', ['Command', 'Invocation']),
  ]),
  map('alarm', 'An alarm of CloudWatch that stops the run when it goes off.', [
    text('name', 'The name of the alarm.'),
    {
      name: 'ignorePollFailure',
      doc: 'Go on when the state of the alarm cannot be read.',
      kind: 'boolean',
      values: ['true', 'false'],
    },
  ]),
];

/** The field at a path of keys; undefined where there is none, or where keys are anybody's choice. */
export function fieldAt(path: readonly string[]): RunFileField | undefined {
  let fields: readonly RunFileField[] = runFileFields;
  let found: RunFileField | undefined;
  for (const key of path) {
    found = fields.find(({ name }) => name === key);
    if (found === undefined) return undefined;
    fields = found.fields ?? [];
  }
  return found;
}
