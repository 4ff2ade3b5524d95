// The buttons for what can be done with the selected rows, or with the whole command where none is selected.
import type { FromPage, RunHead } from './messages.ts';
import type { ResultRow } from './rows.ts';
import { element } from '../page.ts';

const openButton = element('open', HTMLButtonElement);
const compareButton = element('compare', HTMLButtonElement);
const rerunButton = element('rerun', HTMLButtonElement);
const cancelButton = element('cancel', HTMLButtonElement);
const exportButton = element('export', HTMLButtonElement);

/** What the buttons work on. */
export interface Results {
  readonly head: RunHead | undefined;
  readonly rows: readonly ResultRow[];
  /** The nodes that pass the filter. */
  readonly shown: readonly ResultRow[];
  readonly selection: Selection;
}

export interface Selection {
  /** The id of one node for each selected row: a row may be a group of nodes. */
  readonly firsts: readonly string[];
  /** All nodes of the selected rows. */
  readonly all: readonly ResultRow[];
  readonly ofGroups: boolean;
}

/** Draws the buttons by what there is now. */
export function drawActions({ head, rows, shown, selection: { firsts, all } }: Results): void {
  const writable = head?.writable === true;
  const nodes = (number: number): string => `${number.toLocaleString('en')} Node${number === 1 ? '' : 's'}`;
  openButton.disabled = firsts.length !== 1;
  compareButton.disabled = firsts.length !== 2;
  const failed = failedOf(rows);
  rerunButton.disabled = !writable || (all.length === 0 && failed.length === 0);
  rerunButton.textContent =
    all.length > 0
      ? `Run Again on ${nodes(all.length)}…`
      : `Run Again on ${failed.length.toLocaleString('en')} Failed…`;
  const open = all.filter(({ ended }) => !ended);
  cancelButton.hidden = head?.ended !== false;
  cancelButton.disabled = !writable || (all.length > 0 && open.length === 0);
  cancelButton.textContent = open.length > 0 ? `Cancel on ${nodes(open.length)}…` : 'Cancel…';
  exportButton.disabled = shown.length === 0;
}

/** @param results what there is when a button is pressed, which may be more than was drawn last */
export function listenToActions(
  results: () => Results,
  { open, send }: { readonly open: () => void; readonly send: (message: FromPage) => void },
): void {
  openButton.addEventListener('click', open);
  compareButton.addEventListener('click', () => {
    const { firsts, ofGroups } = results().selection;
    const [a, b] = firsts;
    if (a !== undefined && b !== undefined) send({ type: 'compare', nodes: [a, b], groups: ofGroups });
  });
  rerunButton.addEventListener('click', () => {
    const { rows, selection } = results();
    const chosen = selection.all.length > 0 ? selection.all : failedOf(rows);
    send({ type: 'rerun', nodes: idsOf(chosen) });
  });
  cancelButton.addEventListener('click', () => {
    const { all } = results().selection;
    const nodes = idsOf(all.filter(({ ended }) => !ended));
    send({ type: 'cancel', ...(all.length > 0 ? { nodes } : {}) });
  });
  exportButton.addEventListener('click', () => send({ type: 'export', nodes: idsOf(results().shown) }));
}

const idsOf = (rows: readonly ResultRow[]): readonly string[] => rows.map(({ id }) => id);

const failedOf = (all: readonly ResultRow[]): readonly ResultRow[] =>
  all.filter(({ status }) => status === 'Failed' || status === 'TimedOut');
