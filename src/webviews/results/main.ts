// The page of a command's results, inside a webview: its nodes, and the groups of nodes with equal results. It keeps
// nothing that the extension could not send again.
import { drawActions, listenToActions, type Results, type Selection } from './actions.ts';
import { columnsOfGroups, columnsOfNodes } from './columns.ts';
import { drawHead } from './head.ts';
import { List } from './list.ts';
import type { FromPage, RunHead, ToPage } from './messages.ts';
import {
  describeGroups,
  filterResults,
  groupResults,
  groupTexts,
  nodeTexts,
  sortResults,
  type Order,
  type ResultGroup,
  type ResultRow,
} from './rows.ts';
import { drawCounts } from './status-counts.ts';
import { element, listenToFilter } from '../page.ts';

type View = 'nodes' | 'groups';

/** What outlives a tab that is hidden, and the window: VS Code keeps it. */
interface Kept {
  readonly run?: string;
  readonly filter?: string;
  readonly inOutputs?: boolean;
  readonly status?: string | undefined;
  readonly view?: View;
  readonly ignoreNames?: boolean;
  readonly order?: Order | undefined;
  /** The selected rows, unless they are too many to keep. */
  readonly selection?: readonly string[];
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const vscode = acquireVsCodeApi();
const send = (message: FromPage): void => vscode.postMessage(message);

const button = (id: string): HTMLButtonElement => element(id, HTMLButtonElement);

const filter = element('filter', HTMLInputElement);
const inOutputs = element('in-outputs', HTMLInputElement);
const ignoreLabel = element('ignore-label', HTMLElement);
const ignoreNames = element('ignore-names', HTMLInputElement);
const stepSelect = element('step', HTMLSelectElement);
const count = element('count', HTMLElement);
const tabs = { nodes: button('show-nodes'), groups: button('show-groups') };
const retryButton = button('retry');
const senderButton = button('find-sender');

let kept: Kept = vscode.getState() ?? {};
let head: RunHead | undefined;
/** The one that is drawn. */
let headShown: RunHead | undefined;
const rows = new Map<string, ResultRow>();
/** The nodes that pass the filter, and their groups; the list shows one of them. */
let shown: readonly ResultRow[] = [];
let groups: readonly ResultGroup[] = [];
let found: { readonly query: string; readonly lines: ReadonlyMap<string, string> } | undefined;

/** Selected rows that outlive a hidden tab. */
const mostKept = 500;

const list = new List(
  {
    scroller: element('scroller', HTMLElement),
    head: element('head', HTMLElement),
    body: element('body', HTMLElement),
  },
  {
    onOpen: open,
    onSelect() {
      const { selection } = list;
      keep({ selection: selection.length > mostKept ? [] : selection });
      drawActions(results());
    },
    onCopy: (text) => send({ type: 'copy', text }),
  },
);

const view = (): View => kept.view ?? 'nodes';
const searching = (): boolean => inOutputs.checked && filter.value.trim() !== '';

function keep(change: Partial<Kept>): void {
  kept = { ...kept, ...change };
  vscode.setState(kept);
}

function selectedNodes(): Selection {
  const { selection } = list;
  if (view() === 'nodes') {
    const all = selection.flatMap((id) => rows.get(id) ?? []);
    return { firsts: selection, all, ofGroups: false };
  }
  const chosen = groups.filter(({ key }) => selection.includes(key));
  return {
    firsts: chosen.flatMap(({ rows: [first] }) => first?.id ?? []),
    all: chosen.flatMap((group) => group.rows),
    ofGroups: true,
  };
}

/** What the buttons work on. */
function results(): Results {
  return { head, rows: [...rows.values()], shown, selection: selectedNodes() };
}

function open(id: string): void {
  if (view() === 'nodes') {
    send({ type: 'open', node: id });
    return;
  }
  const [first] = groups.find(({ key }) => key === id)?.rows ?? [];
  if (first !== undefined) send({ type: 'openGroup', node: first.id });
}

let updating = false;

/**
 * Filters, sorts and draws anew, once before the next frame, however many rows come in. All of it is drawn together: what
 * is said of the rows is never said of those before.
 */
function update(): void {
  if (updating) return;
  updating = true;
  requestAnimationFrame(() => {
    updating = false;
    const lines = searching() ? (found?.lines ?? new Map<string, string>()) : undefined;
    const all = [...rows.values()];
    const passed = filterResults(all, { query: filter.value, status: kept.status, found: lines });
    if (view() === 'nodes') {
      shown = sortResults(passed, kept.order);
      groups = [];
      list.show(
        shown.map(({ id }) => id),
        (index) => {
          const row = shown[index];
          return row && { id: row.id, cells: nodeTexts(row, lines), kind: row.status, statusColumn: 2 };
        },
      );
    } else {
      groups = groupResults(passed);
      shown = groups.flatMap((group) => group.rows);
      list.show(
        groups.map(({ key }) => key),
        (index) => {
          const group = groups[index];
          const kind = group?.rows[0]?.status ?? '';
          return group && { id: group.key, cells: groupTexts(group, lines), kind, statusColumn: 1 };
        },
      );
    }
    drawCounts(all, {
      chosen: kept.status,
      choose(status) {
        keep({ status });
        update();
      },
    });
    count.textContent = describeShown(all, passed);
    if (head !== undefined && head !== headShown) drawHead(head);
    headShown = head;
    drawActions(results());
  });
}

function describeShown(all: readonly ResultRow[], passed: readonly ResultRow[]): string {
  if (searching() && found?.query !== filter.value) return 'Searching…';
  if (view() === 'groups') return describeGroups(groups, passed);
  const total = `${all.length.toLocaleString('en')} node${all.length === 1 ? '' : 's'}`;
  return passed.length === all.length ? total : `${passed.length.toLocaleString('en')} of ${total}`;
}

function drawColumns(): void {
  if (view() === 'groups') {
    list.setColumns(columnsOfGroups, 760);
    return;
  }
  const sort = (order: Order | undefined): void => {
    keep({ order });
    drawColumns();
    update();
  };
  list.setColumns(columnsOfNodes(kept.order, sort), 940);
}

function show(next: View): void {
  if (next !== view()) {
    list.clear();
    keep({ selection: [] });
  }
  keep({ view: next });
  for (const [name, tab] of Object.entries(tabs)) {
    tab.ariaSelected = String(name === next);
    tab.tabIndex = name === next ? 0 : -1;
  }
  ignoreLabel.hidden = next !== 'groups';
  drawColumns();
  update();
}

let searchTimer: number | undefined;

/** Outputs are with the extension; it is asked when nothing has been typed for a moment. */
function search(): void {
  keep({ filter: filter.value, inOutputs: inOutputs.checked });
  window.clearTimeout(searchTimer);
  if (searching()) {
    searchTimer = window.setTimeout(() => send({ type: 'search', query: filter.value }), 150);
  } else {
    found = undefined;
  }
  update();
}

tabs.nodes.addEventListener('click', () => show('nodes'));
tabs.groups.addEventListener('click', () => show('groups'));
for (const tab of Object.values(tabs)) {
  tab.addEventListener('keydown', ({ key }) => {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const other = view() === 'nodes' ? 'groups' : 'nodes';
    show(other);
    tabs[other].focus();
  });
}
inOutputs.addEventListener('change', search);
listenToFilter(filter, { onChange: search, onLeave: () => list.focus() });
ignoreNames.addEventListener('change', () => {
  keep({ ignoreNames: ignoreNames.checked });
  send({ type: 'ignoreNames', ignore: ignoreNames.checked });
});
stepSelect.addEventListener('change', () => {
  send({ type: 'step', ...(stepSelect.value === '' ? {} : { step: stepSelect.value }) });
});
button('read-whole').addEventListener('click', () => send({ type: 'readWhole' }));
retryButton.addEventListener('click', () => send({ type: 'retry' }));
senderButton.addEventListener('click', () => send({ type: 'findSender' }));
listenToActions(results, {
  open() {
    const [id] = list.selection;
    if (id !== undefined) open(id);
  },
  send,
});

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'run':
      head = data;
      keep({ run: data.key });
      update();
      break;
    case 'rows':
      if (data.all) rows.clear();
      for (const row of data.rows) rows.set(row.id, row);
      // What was found may have changed with the outputs.
      if (searching() && found !== undefined) search();
      update();
      break;
    case 'found':
      if (data.query !== filter.value) break;
      found = { query: data.query, lines: new Map(Object.entries(data.lines)) };
      update();
      break;
  }
});

filter.value = kept.filter ?? '';
inOutputs.checked = kept.inOutputs ?? false;
ignoreNames.checked = kept.ignoreNames ?? false;
list.select(kept.selection ?? []);
show(view());
list.focus();
if (ignoreNames.checked) send({ type: 'ignoreNames', ignore: true });
send({ type: 'ready' });
if (searching()) search();
