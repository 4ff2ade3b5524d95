// What the extension and the page of a command's results say to each other.
import type { ResultRow } from './rows.ts';

/** From the extension to the page. */
export type ToPage =
  | ({ readonly type: 'run' } & RunHead)
  /** Nodes that are new or have changed. `all`: whatever was there before is gone. */
  | { readonly type: 'rows'; readonly rows: readonly ResultRow[]; readonly all: boolean }
  /** The answer to a search: the line that matches, by node. */
  | { readonly type: 'found'; readonly query: string; readonly lines: Readonly<Record<string, string>> };

/** What is known of the command as a whole. */
export interface RunHead {
  /** Which command of which connection it is, for a window that is opened again. */
  readonly key: string;
  readonly title: string;
  /** `Success`, `In progress`, …, for people. */
  readonly status: string;
  /** Where and when it was sent, and its id; each a text. */
  readonly facts: readonly string[];
  /** False while nobody has asked CloudTrail who has sent it, so that it can be asked. */
  readonly senderKnown: boolean;
  /** Nodes that have ended, as the service counts them, of how many; 0 until they are known. */
  readonly done: number;
  readonly total: number;
  readonly ended: boolean;
  /** False on a read-only connection. */
  readonly writable: boolean;
  /** Why its status cannot be read at the moment; empty if it can. */
  readonly problem: string;
  /** The names of the document's steps, and which one is shown; undefined for all of them together. */
  readonly steps: readonly string[];
  readonly step?: string | undefined;
  /** Nodes whose outputs are longer than what has been read of them. */
  readonly cut: number;
}

/** From the page to the extension. Nodes are named by id. */
export type FromPage =
  /** The page listens: it can be sent all that there is. */
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly node: string }
  /** Opens what the nodes of a group have in common; `node` is one of them. */
  | { readonly type: 'openGroup'; readonly node: string }
  /** `groups`: each of the two nodes stands for all whose results are the same. */
  | { readonly type: 'compare'; readonly nodes: readonly [string, string]; readonly groups: boolean }
  /** Without nodes: the whole command. */
  | { readonly type: 'cancel'; readonly nodes?: readonly string[] }
  | { readonly type: 'rerun'; readonly nodes: readonly string[] }
  | { readonly type: 'search'; readonly query: string }
  | { readonly type: 'step'; readonly step?: string }
  /** Whether outputs that differ only in what names the node are the same. */
  | { readonly type: 'ignoreNames'; readonly ignore: boolean }
  | { readonly type: 'readWhole' }
  /** The nodes that are shown, in their order. */
  | { readonly type: 'export'; readonly nodes: readonly string[] }
  | { readonly type: 'retry' }
  | { readonly type: 'findSender' }
  | { readonly type: 'copy'; readonly text: string };
