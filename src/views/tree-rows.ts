// The rows of every tree that are not data: what went wrong, what follows, what is missing.
import type { Clients } from '../aws/clients.ts';
import { AwsError } from '../aws/errors.ts';
import { describeConnection } from '../connection/connection.ts';
import type { Branch } from './branch.ts';
import type { Icon, TreeNode } from './tree-node.ts';

/** A row that is not data and does something: it asks again, or for more. */
export interface ActionNode extends TreeNode {
  readonly act: () => Promise<void>;
}

/** Runs what an error row or a "Load more" row stands for; the commands ssm.retry and ssm.loadMore. */
export async function actOn(node: unknown): Promise<void> {
  if (typeof node === 'object' && node !== null && 'act' in node) await (node as ActionNode).act();
}

export interface LoadAllOptions {
  /** Ends it after the page under way; what has been read stays. */
  readonly signal: AbortSignal;
  /** Told how many rows there are, after each page. */
  readonly report: (count: number) => void;
}

/** Reads all pages of the list that a "Load more" row ends, one after the other; the command ssm.loadAll. */
export async function loadAllOf(
  node: unknown,
  signal: AbortSignal,
  report: (count: number) => void,
): Promise<void> {
  if (node instanceof MoreRow) await node.loadAll({ signal, report });
}

/** The end of a list that goes on. Its texts follow the branch, so that it is drawn anew without its siblings. */
export class MoreRow implements ActionNode {
  readonly id: string;
  readonly words = ['more'];
  readonly command = { id: 'ssm.loadMore', title: 'Load More' };
  /** Told to draw this row or its whole list. */
  redraw: (rows: 'this' | 'all') => void = () => undefined;
  readonly #branch: Branch;
  #stop: AbortController | undefined;

  constructor(id: string, branch: Branch) {
    this.id = id;
    this.#branch = branch;
  }

  get label(): string {
    if (this.#stop !== undefined) return 'Loading all… Choose to stop';
    return this.#branch.isLoading ? 'Loading…' : 'Load more…';
  }

  get description(): string {
    const { items, looked } = this.#branch;
    const shown = `${count(items.length)} shown`;
    return looked > items.length ? `${shown}, ${count(looked)} looked through` : shown;
  }

  get tooltip(): string | undefined {
    const { items, looked } = this.#branch;
    if (looked <= items.length) return undefined;
    return 'AWS cannot filter by all that is asked for, so that this is looked for page by page. Load All looks through everything.';
  }

  get icon(): Icon {
    if (this.#stop !== undefined) return { id: 'stop-circle' };
    return { id: this.#branch.isLoading ? 'loading~spin' : 'chevron-down' };
  }

  get accessibilityLabel(): string {
    return `${this.label}, ${this.description}`;
  }

  /** Reads the next page; while all pages are being read, stops that. */
  async act(): Promise<void> {
    if (this.#stop !== undefined) {
      this.#stop.abort();
      return;
    }
    const loading = this.#branch.load();
    this.redraw('this');
    await loading;
    this.#finish();
  }

  async loadAll({ signal, report }: LoadAllOptions): Promise<void> {
    if (this.#stop !== undefined) return;
    const stop = new AbortController();
    this.#stop = stop;
    const stopped = AbortSignal.any([signal, stop.signal]);
    const isStopped = (): boolean => stopped.aborted;
    const asked = new Promise<void>((resolve) => {
      stopped.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      while (!isStopped() && this.#branch.more && !this.#branch.isAborted) {
        const loading = this.#branch.load();
        this.redraw('this');
        await Promise.race([loading, asked]);
        // A page that is still on its way is shown when it comes.
        if (isStopped()) void loading.then(() => this.#finish());
        report(this.#branch.items.length);
        if (this.#branch.error !== undefined) break;
      }
    } finally {
      this.#stop = undefined;
      this.#finish();
    }
  }

  #finish(): void {
    if (!this.#branch.isAborted) this.redraw('all');
  }
}

const count = (value: number): string => value.toLocaleString('en-US');

export interface ErrorRowOptions {
  readonly parentId: string;
  readonly subject: string;
  readonly error: unknown;
  readonly retry: () => Promise<void>;
}

export function errorRow({ parentId, subject, error, retry }: ErrorRowOptions): ActionNode {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = error instanceof AwsError ? error.advice : '';
  return {
    id: `${parentId}/error`,
    label: `Could not load ${subject}`,
    description: reason,
    tooltip: [reason, advice, 'Choose Retry to ask again.'].filter((text) => text !== '').join('\n\n'),
    icon: { id: failureIcon(error), color: 'list.errorForeground' },
    accessibilityLabel: [`Could not load ${subject}.`, reason, advice, 'Press Enter to retry.']
      .filter((text) => text !== '')
      .join(' '),
    words: ['retry'],
    command: { id: 'ssm.retry', title: 'Retry' },
    act: retry,
  };
}

/** Stands where the rows of another connection stood, until there is something to show of this one. */
export function loadingRow(subject: string): TreeNode {
  return {
    id: '/loading',
    label: `Loading ${subject}…`,
    icon: { id: 'loading~spin' },
    accessibilityLabel: `Loading ${subject}`,
    words: ['loading'],
  };
}

/** What stands in the way, at a glance; the description says it in words. */
function failureIcon(error: unknown): string {
  switch (error instanceof AwsError ? error.kind : undefined) {
    case 'throttled':
      return 'watch';
    case 'denied':
      return 'lock';
    case 'expired':
    case 'no-credentials':
      return 'key';
    case 'unsupported':
      return 'circle-slash';
    case 'network':
    case 'certificate':
      return 'debug-disconnect';
    default:
      return 'error';
  }
}

/** Why a list is empty, and what to do about it. */
export interface EmptyReason {
  /** The state of the view for its welcome texts, where nothing else is in it. */
  readonly state: 'no-match';
  /** For a row, where there is no room for a welcome text. */
  readonly label: string;
  readonly command?: TreeNode['command'];
}

/**
 * Why a view that can be filtered shows nothing: nothing matches the filter, if there is one.
 * @param none what is not there, as the subject of a sentence: "No command"
 * @param clear the command that clears the filter
 */
export function noMatch(query: string, none: string, clear: string): EmptyReason | undefined {
  if (query === '') return undefined;
  return {
    state: 'no-match',
    label: `${none} matches ${query}`,
    command: { id: clear, title: 'Clear Filter' },
  };
}

export function emptyRow(parentId: string, { label, command }: Omit<EmptyReason, 'state'>): TreeNode {
  return {
    id: `${parentId}/empty`,
    label,
    description: command?.title,
    icon: { id: 'info' },
    accessibilityLabel: command === undefined ? label : `${label}. Press Enter: ${command.title}.`,
    words: ['empty'],
    command,
  };
}

/** Leads to signing in where rows leave no room for a welcome text. */
export function signInRow(parentId: string, clients: Clients): TreeNode {
  return {
    id: `${parentId}/sign-in`,
    label: `Sign in to ${describeConnection(clients.connection)}`,
    icon: { id: 'sign-in' },
    words: ['sign-in'],
    command: { id: 'ssm.signIn', title: 'Sign In' },
    clients,
  };
}
