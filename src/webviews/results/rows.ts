// The results of a command as plain data: which nodes are shown, in which order, and how they fall into groups. Nothing
// here knows the page.

/** A command, or one step of it, on one node. */
export interface ResultRow {
  /** The node's id. */
  readonly id: string;
  /** The node's name for people. */
  readonly name: string;
  /** AWS's status of the invocation: `Success`, `Failed`, `InProgress`, … */
  readonly status: string;
  /** The status for people, with its detail: `Delivery timed out`. */
  readonly text: string;
  readonly ended: boolean;
  readonly code?: number | undefined;
  /** Milliseconds. */
  readonly duration?: number | undefined;
  /** The first line of the output that says something. */
  readonly first: string;
  /** The same for nodes whose results are the same; absent until the node has ended. */
  readonly group?: string | undefined;
}

/** Nodes whose results are the same. */
export interface ResultGroup {
  readonly key: string;
  /** At least one. */
  readonly rows: readonly ResultRow[];
}

/** The columns that nodes can be sorted by. */
export const nodeColumns = ['Node', 'Node id', 'Status', 'Exit code', 'Duration', 'Output'] as const;

export interface Order {
  /** The place of the column. */
  readonly column: number;
  readonly descending: boolean;
}

/** What of a command is shown. */
export interface Shown {
  /** Words that a node must have in its name, id, status, exit code or first line; case does not matter. */
  readonly query: string;
  /** Only nodes of this status. */
  readonly status?: string | undefined;
  /** Lines found in outputs, by node; then the words are looked for there and nowhere else. */
  readonly found?: ReadonlyMap<string, string> | undefined;
}

/** The nodes that pass. */
export function filterResults(
  rows: readonly ResultRow[],
  { query, status, found }: Shown,
): readonly ResultRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (status !== undefined && row.status !== status) return false;
    if (found !== undefined) return found.has(row.id);
    if (words.length === 0) return true;
    const text = nodeTexts(row).join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** What needs attention stands first. */
const ranks = [
  'Failed',
  'TimedOut',
  'Cancelled',
  'Cancelling',
  'InProgress',
  'Delayed',
  'Pending',
  'Success',
];

/** The nodes in order of a column; without one, failures come first, and then by name. Nodes without a value come last. */
export function sortResults(rows: readonly ResultRow[], order: Order | undefined): readonly ResultRow[] {
  if (order === undefined) {
    return [...rows].sort((a, b) => rank(a) - rank(b) || collator.compare(a.name, b.name));
  }
  const { column, descending } = order;
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [sortValue(a, column), sortValue(b, column)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(`${x}`, `${y}`));
  });
}

const rank = ({ status }: ResultRow): number => ranks.indexOf(status);

function sortValue(row: ResultRow, column: number): number | string | undefined {
  switch (nodeColumns[column]) {
    case 'Status':
      return rank(row);
    case 'Exit code':
      return row.code;
    case 'Duration':
      return row.duration;
    default: {
      const text = nodeTexts(row)[column];
      return text === '' ? undefined : text;
    }
  }
}

/** The cells of a node, one for each column. */
export function nodeTexts(row: ResultRow, found?: ReadonlyMap<string, string>): string[] {
  return [
    row.name,
    row.id,
    `${statusSign(row.status)} ${row.text}`,
    row.code === undefined ? '' : String(row.code),
    row.duration === undefined ? '' : describeDuration(row.duration),
    found?.get(row.id) ?? row.first,
  ];
}

/** The columns of groups. */
export const groupColumns = ['Nodes', 'Status', 'Exit code', 'Output', 'Which'] as const;

/** The nodes that have ended, by equal results; the largest group first. */
export function groupResults(rows: readonly ResultRow[]): readonly ResultGroup[] {
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows) {
    if (row.group === undefined) continue;
    const group = groups.get(row.group);
    if (group === undefined) groups.set(row.group, [row]);
    else group.push(row);
  }
  return [...groups]
    .map(([key, rows]) => ({ key, rows }))
    .sort((a, b) => b.rows.length - a.rows.length || compareFirst(a, b));
}

function compareFirst({ rows: [a] }: ResultGroup, { rows: [b] }: ResultGroup): number {
  return a === undefined || b === undefined ? 0 : rank(a) - rank(b) || collator.compare(a.name, b.name);
}

/** Names that the row of a group shows. */
const namesShown = 5;

/** The cells of a group, one for each column. */
export function groupTexts({ rows }: ResultGroup, found?: ReadonlyMap<string, string>): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const [, , status = '', code = '', , output = ''] = nodeTexts(first, found);
  const names = rows.slice(0, namesShown).map(({ name }) => name);
  const more = rows.length - names.length;
  return [
    rows.length.toLocaleString('en'),
    status,
    code,
    output,
    `${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`,
  ];
}

/** `42 the same, 3 differ`: how far the results of the nodes that have ended agree. */
export function describeGroups(groups: readonly ResultGroup[], rows: readonly ResultRow[]): string {
  const ended = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const open = rows.length - ended;
  const rest = open === 0 ? '' : `, ${open.toLocaleString('en')} not finished`;
  const [largest] = groups;
  if (largest === undefined) return `No node has finished yet${rest}`;
  const same = largest.rows.length;
  if (groups.length === 1) {
    return `${ended === 1 ? 'One result' : `All ${ended.toLocaleString('en')} the same`}${rest}`;
  }
  if (same === 1) return `All ${ended.toLocaleString('en')} differ${rest}`;
  const others = ended - same;
  return `${same.toLocaleString('en')} the same, ${others.toLocaleString('en')} ${others === 1 ? 'differs' : 'differ'}${rest}`;
}

/** How many nodes have each status, those that need attention first. */
export function countStatuses(
  rows: readonly ResultRow[],
): readonly (readonly [status: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { status } of rows) counts.set(status, (counts.get(status) ?? 0) + 1);
  return ranks.flatMap((status) => {
    const count = counts.get(status);
    return count === undefined ? [] : [[status, count] as const];
  });
}

/** A sign for a status that every font has; colour is not the only signal. */
export function statusSign(status: string): string {
  switch (status) {
    case 'Success':
      return '✓';
    case 'Failed':
    case 'TimedOut':
      return '✗';
    case 'Cancelled':
      return '–';
    default:
      return '…';
  }
}

/** What each status is called in counts. */
export const statusNames: Readonly<Record<string, string>> = {
  Failed: 'failed',
  TimedOut: 'timed out',
  Cancelled: 'cancelled',
  Cancelling: 'being cancelled',
  InProgress: 'in progress',
  Delayed: 'delayed',
  Pending: 'pending',
  Success: 'succeeded',
};

/** `1.2 s`, `3 min 20 s`, `2 h 5 min`. */
export function describeDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
