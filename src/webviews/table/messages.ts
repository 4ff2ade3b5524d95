// What the extension and the page of the table say to each other.
import type { Row } from './rows.ts';

/** From the extension to the page. */
export type ToPage =
  | ({ readonly type: 'table' } & TableHead)
  /** More rows; those before stay. */
  | { readonly type: 'rows'; readonly rows: readonly Row[] }
  | { readonly type: 'state'; readonly state: ReadState };

/** What does not change while rows come in. */
export interface TableHead {
  /** The table's name for screen readers. */
  readonly title: string;
  readonly columns: readonly string[];
  /** The place of the column with the ids of nodes, to count them. */
  readonly nodeColumn?: number;
}

/** How far reading has got: `text` is for people. */
export interface ReadState {
  readonly kind: 'reading' | 'done' | 'stopped' | 'failed';
  readonly text: string;
}

/** From the page to the extension. */
export type FromPage =
  /** The page listens: it can be sent all that there is. */
  | { readonly type: 'ready' }
  | { readonly type: 'stop' }
  | { readonly type: 'retry' }
  /** The rows as they are shown, to be written to a file. */
  | { readonly type: 'export'; readonly rows: readonly Row[] }
  | { readonly type: 'copy'; readonly text: string };
