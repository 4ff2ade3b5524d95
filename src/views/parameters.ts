import type { Clients } from '../aws/clients.ts';
import { mapPages, onePage, type Page } from '../aws/page.ts';
import { describePolicy } from '../aws/parameter-policies.ts';
import { listParameters, type ParameterFilter, type ParameterSummary } from '../aws/parameters.ts';
import { ownerWord, parameterDetails, type ParameterSubject } from './parameter-details.ts';
import { endedBy, noteRow, orNote } from './fact-row.ts';
import { escapeMarkdown, factTable, type Icon, type TreeNode } from './tree-node.ts';

/** A row of the Parameter Store view. */
export interface ParameterRow extends TreeNode {
  readonly subject: ParameterSubject;
}

export interface ParameterArrangement {
  readonly filter: ParameterFilter;
  readonly flat: boolean;
}

/** The rows of the Parameter Store view: one list of full names, or the first level of the hierarchy. */
export function parameterRows(
  clients: Clients,
  { filter, flat }: ParameterArrangement,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  if (filter.shared === true) return sharedRows(clients, filter, signal);
  if (!flat) {
    const level = new Level(clients, filter, '').rows(signal);
    return Object.keys(filter).length === 0 ? withSharedFolder(clients, level) : level;
  }
  return mapPages(listParameters(clients, { filter, signal }), (parameters) =>
    parameters.map((parameter) => parameterRow(clients, parameter, parameter.name)),
  );
}

/** What other accounts have shared, by the names that it has there. Its ARN is what it is read by. */
function sharedRows(
  clients: Clients,
  filter: ParameterFilter,
  signal: AbortSignal,
): AsyncIterable<Page<TreeNode>> {
  return mapPages(listParameters(clients, { filter, signal }), (parameters) =>
    parameters.map((parameter) =>
      parameterRow(clients, parameter, parameter.name.replace(/^arn:.*:parameter(?=\/)/, '')),
    ),
  );
}

/**
 * The same rows with a folder for what is shared behind the last one. It is read when it is opened. An account without
 * any parameter has none, so that the view can say so.
 */
function withSharedFolder(
  clients: Clients,
  pages: AsyncIterable<Page<TreeNode>>,
): AsyncIterable<Page<TreeNode>> {
  return endedBy(pages, (found) => (found ? [sharedFolder(clients)] : []));
}

function sharedFolder(clients: Clients): TreeNode {
  return {
    id: 'shared',
    label: 'Shared with Me',
    icon: { id: 'references' },
    tooltip: 'Parameters of other accounts, which AWS RAM shares with this one. They can only be read.',
    accessibilityLabel: 'Shared with Me, parameters of other accounts',
    words: ['shared-folder'],
    contents: 'shared parameters',
    children: (signal) =>
      orNote(
        sharedRows(clients, { shared: true }, signal),
        noteRow('shared/none', 'No account shares a parameter with this one'),
      ),
  };
}

/**
 * One level of the hierarchy. No operation of AWS lists folders: they are seen in the names below them. So a level reads
 * everything below its path, a page of 50 at a time, and shows each folder when its first parameter comes. That is one
 * call for what fits a page, where going level by level would take a call per level and find no folders. What was read to
 * its end answers for all levels below without another call; else an opened folder reads its own path only.
 */
class Level {
  readonly #clients: Clients;
  readonly #filter: ParameterFilter;
  /** Without a slash at its end; empty for the root. */
  readonly #path: string;
  #read: ParameterSummary[] = [];
  #isComplete = false;

  constructor(clients: Clients, filter: ParameterFilter, path: string, known?: readonly ParameterSummary[]) {
    this.#clients = clients;
    this.#filter = filter;
    this.#path = path;
    if (known === undefined) return;
    this.#read = [...known];
    this.#isComplete = true;
  }

  rows(signal: AbortSignal): AsyncIterable<Page<TreeNode>> {
    const folders = new Set<string>();
    if (this.#isComplete) return onePage(this.#shown(this.#read, folders));
    return {
      [Symbol.asyncIterator]: () => {
        this.#read = [];
        folders.clear();
        const pages = listParameters(this.#clients, { filter: this.#listed(), signal });
        const iterator = pages[Symbol.asyncIterator]();
        return {
          next: async (): Promise<IteratorResult<Page<TreeNode>, undefined>> => {
            const result = await iterator.next();
            if (result.done === true) return { done: true, value: undefined };
            const { items, more, looked = items.length } = result.value;
            this.#read.push(...items);
            this.#isComplete = !more;
            return { done: false, value: { items: this.#shown(items, folders), more, looked } };
          },
        };
      },
    };
  }

  /** The filter for what lies below: the view's own, but for the path if this level is the deeper one. */
  #listed(): ParameterFilter {
    const { path = '' } = this.#filter;
    const isDeeper = this.#path !== '' && `${this.#path}/`.startsWith(`${path}/`);
    return isDeeper ? { ...this.#filter, path: this.#path } : this.#filter;
  }

  /** The rows of a page: folders that are new, then the parameters of this very level, each by name. */
  #shown(parameters: readonly ParameterSummary[], folders: Set<string>): TreeNode[] {
    const added: string[] = [];
    const leaves: { readonly label: string; readonly parameter: ParameterSummary }[] = [];
    for (const parameter of parameters) {
      const [label = '', ...below] = this.#relative(parameter.name).split('/');
      if (below.length === 0) {
        leaves.push({ label, parameter });
      } else if (!folders.has(label)) {
        folders.add(label);
        added.push(label);
      }
    }
    return [
      ...added.sort(byName).map((name) => this.#folder(name)),
      ...leaves
        .sort((a, b) => byName(a.label, b.label))
        .map(({ label, parameter }) => parameterRow(this.#clients, parameter, label)),
    ];
  }

  /** What follows this level's path in a name; a name without a slash stands at the root. */
  #relative(name: string): string {
    return name.startsWith('/') ? name.slice(this.#path.length + 1) : name;
  }

  #folder(name: string): TreeNode {
    const path = `${this.#path}/${name}`;
    const below = (): Level => {
      const known = this.#isComplete
        ? this.#read.filter((parameter) => parameter.name.startsWith(`${path}/`))
        : undefined;
      return new Level(this.#clients, this.#filter, path, known);
    };
    return {
      id: `folder:${path}`,
      label: name,
      tooltip: escapeMarkdown(path),
      icon: { id: 'folder' },
      accessibilityLabel: `${name}, folder`,
      words: ['folder'],
      subject: path,
      contents: 'parameters',
      children: (signal) => below().rows(signal),
    };
  }
}

/** The folders that a parameter lies in, the outermost first, as their rows are known. */
export function parentsOf(name: string): TreeNode[] {
  const [, ...levels] = name.split('/').slice(0, -1);
  return levels.map((label, index) => ({
    id: `folder:/${levels.slice(0, index + 1).join('/')}`,
    label,
  }));
}

const byName = (a: string, b: string): number => a.localeCompare(b, undefined, { numeric: true });

export function parameterRow(clients: Clients, parameter: ParameterSummary, label: string): ParameterRow {
  return new Row(clients, parameter, label);
}

const openCommand = { id: 'ssm.openParameter', title: 'Open Parameter' };

/** Makes its texts when they are asked for: of 10,000 rows few are ever seen. */
class Row implements ParameterRow {
  readonly label: string;
  readonly contents = 'versions';
  readonly #clients: Clients;
  readonly #parameter: ParameterSummary;

  constructor(clients: Clients, parameter: ParameterSummary, label: string) {
    this.#clients = clients;
    this.#parameter = parameter;
    this.label = label;
  }

  get subject(): ParameterSubject {
    return { parameter: this.#parameter };
  }

  get command(): NonNullable<TreeNode['command']> {
    return openCommand;
  }

  get id(): string {
    return this.#parameter.name;
  }

  get description(): string {
    const { type, version, name, shared } = this.#parameter;
    const owner = shared === true ? `account ${name.split(':')[4] ?? ''}` : undefined;
    return [type, version === undefined ? undefined : `v${version}`, owner]
      .filter((part) => part !== undefined)
      .join(' · ');
  }

  get icon(): Icon {
    return { id: typeIcon(this.#parameter) };
  }

  get accessibilityLabel(): string {
    const { type, version } = this.#parameter;
    return [this.label, type, version === undefined ? undefined : `version ${version}`]
      .filter((part) => part !== undefined)
      .join(', ');
  }

  get tooltip(): string {
    const { name, type, tier, version, dataType, lastModified, ...rest } = this.#parameter;
    const facts = factTable([
      ['Type', type],
      ['Tier', tier],
      ['Version', version?.toString()],
      ['Last change', lastModified?.toLocaleString()],
      ['By', rest.lastModifiedBy],
      ['KMS key', rest.keyId],
      ['Data type', dataType === 'text' ? undefined : dataType],
      ['Allowed pattern', rest.allowedPattern],
      ['Policies', rest.policies?.map(describePolicy).join('; ')],
      ['Description', rest.description],
    ]);
    return `**${escapeMarkdown(name)}**\n\n${facts}`;
  }

  get children(): NonNullable<TreeNode['children']> {
    return (signal) => parameterDetails(this.#clients, this.#parameter, signal);
  }

  get words(): readonly string[] {
    const parameter = this.#parameter;
    return ['parameter', parameter.type === 'SecureString' ? 'secure' : 'plain', ownerWord(parameter)];
  }
}

function typeIcon({ type }: ParameterSummary): string {
  if (type === 'SecureString') return 'lock';
  return type === 'StringList' ? 'list-unordered' : 'symbol-string';
}
