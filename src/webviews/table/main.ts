// The page of a table, inside a webview. It draws only what is in sight, so that 10,000 rows cost no more
// than 100, and it keeps nothing that the extension could not send again.
import type { FromPage, ReadState, ToPage } from './messages.ts';
import { describeRows, filterRows, moveTo, nextSort, sortRows, spanOf, type Row, type Sort } from './rows.ts';
import { element, listenToFilter } from '../page.ts';

/** What outlives a tab that is hidden; VS Code keeps it. */
interface Kept {
  readonly filter: string;
  readonly sort?: Sort | undefined;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const vscode = acquireVsCodeApi();

const filter = element('filter', HTMLInputElement);
const count = element('count', HTMLElement);
const state = element('state', HTMLElement);
const stop = element('stop', HTMLButtonElement);
const retry = element('retry', HTMLButtonElement);
const exportButton = element('export', HTMLButtonElement);
const scroller = element('scroller', HTMLElement);
const head = element('head', HTMLElement);
const body = element('body', HTMLElement);

/** Pixels; the style sheet has the same. */
const rowHeight = 24;

let columns: readonly string[] = [];
const all: Row[] = [];
let shown: readonly Row[] = [];
let sort = vscode.getState()?.sort;
let nodeColumn: number | undefined;
let current = 0;
/** What is said of the rows. */
let counted = '';
let readState: ReadState | undefined;

/** Filters and sorts anew, and draws. */
function update(): void {
  shown = sortRows(filterRows(all, filter.value), sort);
  current = Math.max(0, Math.min(current, shown.length - 1));
  counted = describeRows(shown, all, nodeColumn);
  vscode.setState({ filter: filter.value, sort });
  draw();
}

let drawing = false;

/** Draws once, before the next frame, however often it is asked to. */
function draw(): void {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    if (drawing) drawNow();
  });
}

/** Draws the rows in sight together with what is said of them, which is never said of those before. */
function drawNow(): void {
  drawing = false;
  const { first, end } = spanOf(shown.length, {
    scroll: scroller.scrollTop,
    height: scroller.clientHeight,
    rowHeight,
  });
  body.style.height = `${shown.length * rowHeight}px`;
  body.replaceChildren(...shown.slice(first, end).map((row, index) => drawRow(row, first + index)));
  say(count, counted);
  exportButton.disabled = shown.length === 0;
  scroller.setAttribute('aria-rowcount', String(shown.length + 1));
  if (shown.length === 0) scroller.removeAttribute('aria-activedescendant');
  else scroller.setAttribute('aria-activedescendant', `row-${current}`);
  if (readState === undefined) return;
  say(state, readState.text);
  state.className = readState.kind;
  stop.hidden = readState.kind !== 'reading';
  retry.hidden = readState.kind === 'reading' || readState.kind === 'done';
}

/** Screen readers read what is written again, were it the same. */
function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

function drawRow(row: Row, index: number): HTMLElement {
  const line = document.createElement('div');
  line.id = `row-${index}`;
  line.className = index === current ? 'row current' : 'row';
  line.role = 'row';
  line.ariaRowIndex = String(index + 2);
  line.ariaSelected = String(index === current);
  line.style.transform = `translateY(${index * rowHeight}px)`;
  line.append(
    ...columns.map((_, column) => {
      const cell = document.createElement('div');
      cell.role = column === 0 ? 'rowheader' : 'gridcell';
      cell.className = 'cell';
      cell.textContent = row[column] ?? '';
      cell.title = row[column] ?? '';
      return cell;
    }),
  );
  line.addEventListener('mousedown', () => {
    current = index;
    draw();
  });
  return line;
}

function drawHead(): void {
  document.documentElement.style.setProperty('--columns', String(columns.length));
  head.replaceChildren(
    ...columns.map((name, column) => {
      const cell = document.createElement('div');
      cell.role = 'columnheader';
      cell.className = 'cell';
      const order = sort?.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none';
      cell.ariaSort = order;
      const button = document.createElement('button');
      button.textContent = `${name}${{ none: '', ascending: ' ▲', descending: ' ▼' }[order]}`;
      button.title = `Sort by ${name}`;
      button.addEventListener('click', () => {
        sort = nextSort(sort, column);
        drawHead();
        update();
        drawNow();
        head.querySelectorAll('button')[column]?.focus();
      });
      cell.append(button);
      return cell;
    }),
  );
}

function bringIntoView(): void {
  const top = current * rowHeight;
  const height = scroller.clientHeight - head.offsetHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
}

scroller.addEventListener('scroll', draw);
window.addEventListener('resize', draw);
listenToFilter(filter, { onChange: update, onLeave: () => scroller.focus() });
scroller.addEventListener('keydown', (event) => {
  if (event.target !== scroller) return;
  const modified = event.ctrlKey || event.metaKey;
  if (modified && event.key.toLowerCase() === 'c' && window.getSelection()?.isCollapsed !== false) {
    const row = shown[current];
    if (row !== undefined) vscode.postMessage({ type: 'copy', text: row.join('\t') });
    return;
  }
  const page = Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 2);
  const target = modified ? undefined : moveTo(event.key, current, { count: shown.length, page });
  if (target === undefined) return;
  event.preventDefault();
  current = target;
  bringIntoView();
  draw();
});
stop.addEventListener('click', () => vscode.postMessage({ type: 'stop' }));
retry.addEventListener('click', () => vscode.postMessage({ type: 'retry' }));
exportButton.addEventListener('click', () => vscode.postMessage({ type: 'export', rows: shown }));

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  // What was read while the page came up is sent again, after the columns that it is drawn in.
  if (columns.length === 0 && data.type !== 'table') return;
  switch (data.type) {
    case 'table':
      columns = data.columns;
      nodeColumn = data.nodeColumn;
      all.length = 0;
      scroller.setAttribute('aria-label', data.title);
      drawHead();
      update();
      break;
    case 'rows':
      for (const row of data.rows) all.push(row);
      update();
      break;
    case 'state':
      readState = data.state;
      draw();
      break;
  }
});

filter.value = vscode.getState()?.filter ?? '';
filter.focus();
vscode.postMessage({ type: 'ready' });
