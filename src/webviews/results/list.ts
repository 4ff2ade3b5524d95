// A list of rows in columns, of which only those in sight are drawn; rows can be selected by mouse and keyboard.
import { moveTo, spanOf } from '../table/rows.ts';

/** One row as it is drawn. */
export interface ListRow {
  readonly id: string;
  readonly cells: readonly string[];
  /** Goes into the class of the row, for its colours. */
  readonly kind: string;
  /** The place of the cell that its kind gives the colour. */
  readonly statusColumn: number;
}

export interface ListColumn {
  readonly name: string;
  /** A CSS track, like `minmax(120px, 1fr)`. */
  readonly width: string;
  readonly order?: 'ascending' | 'descending' | undefined;
  /** Absent for a column that cannot be sorted by. */
  readonly onSort?: (() => void) | undefined;
}

export interface ListElements {
  readonly scroller: HTMLElement;
  readonly head: HTMLElement;
  readonly body: HTMLElement;
}

export interface ListEvents {
  /** Enter, or a double click. */
  readonly onOpen: (id: string) => void;
  readonly onSelect: () => void;
  readonly onCopy: (text: string) => void;
}

/** Pixels; the style sheet has the same. */
const rowHeight = 24;

export class List {
  readonly #elements: ListElements;
  readonly #events: ListEvents;
  #count = 0;
  #row: (index: number) => ListRow | undefined = () => undefined;
  #ids: readonly string[] = [];
  #current = 0;
  /** Where a range that is being selected began. */
  #anchor = 0;
  #drawing = false;
  /** The ids of the selected rows; those that are not shown any more stay out of `selection`. */
  readonly #selected = new Set<string>();

  constructor(elements: ListElements, events: ListEvents) {
    this.#elements = elements;
    this.#events = events;
    const { scroller } = elements;
    scroller.addEventListener('scroll', () => this.#draw());
    window.addEventListener('resize', () => this.#draw());
    scroller.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** The ids of the selected rows in the order in which they are shown. */
  get selection(): readonly string[] {
    return this.#ids.filter((id) => this.#selected.has(id));
  }

  /** Selects these rows, and those that come in later. */
  select(ids: readonly string[]): void {
    for (const id of ids) this.#selected.add(id);
  }

  focus(): void {
    this.#elements.scroller.focus();
  }

  /** Draws rows, `ids` in order; `row` makes those that are in sight. The row that was current stays so. */
  show(ids: readonly string[], row: (index: number) => ListRow | undefined): void {
    const current = this.#ids[this.#current];
    this.#ids = ids;
    this.#row = row;
    this.#count = ids.length;
    const at = current === undefined ? -1 : ids.indexOf(current);
    this.#current = at >= 0 ? at : Math.max(0, Math.min(this.#current, ids.length - 1));
    this.#elements.scroller.setAttribute('aria-rowcount', String(ids.length + 1));
    this.#drawNow();
  }

  /** Takes the selection back and goes to the first row. */
  clear(): void {
    this.#selected.clear();
    this.#current = 0;
    this.#elements.scroller.scrollTop = 0;
  }

  /** @param least pixels that all columns need together; what is narrower scrolls */
  setColumns(columns: readonly ListColumn[], least: number): void {
    const { head, scroller } = this.#elements;
    const focused = [...head.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
    scroller.style.setProperty('--tracks', columns.map(({ width }) => width).join(' '));
    scroller.style.setProperty('--least', `${least}px`);
    head.replaceChildren(...columns.map(drawColumn));
    if (focused >= 0) head.querySelectorAll('button')[focused]?.focus();
  }

  /** Draws once, before the next frame, however often it is asked to. */
  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      // Unless `show` has drawn since.
      if (this.#drawing) this.#drawNow();
    });
  }

  #drawNow(): void {
    this.#drawing = false;
    const { scroller, body } = this.#elements;
    const { first, end } = spanOf(this.#count, {
      scroll: scroller.scrollTop,
      height: scroller.clientHeight,
      rowHeight,
    });
    body.style.height = `${this.#count * rowHeight}px`;
    const lines: HTMLElement[] = [];
    for (let index = first; index < end; index++) {
      const row = this.#row(index);
      if (row !== undefined) lines.push(this.#drawRow(row, index));
    }
    body.replaceChildren(...lines);
    if (this.#count === 0) scroller.removeAttribute('aria-activedescendant');
    else scroller.setAttribute('aria-activedescendant', `row-${this.#current}`);
  }

  #drawRow({ id, cells, kind, statusColumn }: ListRow, index: number): HTMLElement {
    const line = document.createElement('div');
    line.id = `row-${index}`;
    const selected = this.#selected.has(id);
    line.className = ['row', kind, index === this.#current ? 'current' : '', selected ? 'selected' : ''].join(
      ' ',
    );
    line.role = 'row';
    line.ariaRowIndex = String(index + 2);
    line.ariaSelected = String(selected);
    line.style.transform = `translateY(${index * rowHeight}px)`;
    line.append(
      ...cells.map((text, column) => {
        const cell = document.createElement('div');
        cell.role = column === 0 ? 'rowheader' : 'gridcell';
        cell.className = column === statusColumn ? 'cell status' : 'cell';
        cell.textContent = text;
        cell.title = text;
        return cell;
      }),
    );
    line.addEventListener('mousedown', (event) => this.#onMouse(index, event));
    line.addEventListener('dblclick', () => this.#events.onOpen(id));
    return line;
  }

  #onMouse(index: number, event: MouseEvent): void {
    if (event.button !== 0) return;
    this.#elements.scroller.focus();
    // The rows are drawn anew, and a text that is selected across them would be lost anyway.
    event.preventDefault();
    this.#current = index;
    if (event.shiftKey) this.#selectRange(index);
    else this.#toggle(index, event.ctrlKey || event.metaKey);
  }

  #toggle(index: number, keepOthers: boolean): void {
    const id = this.#ids[index];
    if (id === undefined) return;
    const was = this.#selected.has(id);
    if (!keepOthers) this.#selected.clear();
    if (was && keepOthers) this.#selected.delete(id);
    else this.#selected.add(id);
    this.#anchor = index;
    this.#selectionChanged();
  }

  #selectRange(to: number): void {
    const [from, end] = [Math.min(this.#anchor, to), Math.max(this.#anchor, to)];
    this.#selected.clear();
    for (const id of this.#ids.slice(from, end + 1)) this.#selected.add(id);
    this.#selectionChanged();
  }

  #selectionChanged(): void {
    this.#events.onSelect();
    this.#draw();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.#elements.scroller) return;
    if (this.#onCommandKey(event)) {
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor(this.#elements.scroller.clientHeight / rowHeight) - 2);
    const modified = event.ctrlKey || event.metaKey;
    const target = modified ? undefined : moveTo(event.key, this.#current, { count: this.#count, page });
    if (target === undefined) return;
    event.preventDefault();
    this.#current = target;
    if (event.shiftKey) this.#selectRange(target);
    this.#bringIntoView();
    this.#draw();
  }

  /** True if the key was one of a command. */
  #onCommandKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const modified = ctrlKey || metaKey;
    const id = this.#ids[this.#current];
    if (modified && key.toLowerCase() === 'a') {
      for (const one of this.#ids) this.#selected.add(one);
      this.#selectionChanged();
    } else if (modified && key.toLowerCase() === 'c') {
      if (id !== undefined) this.#events.onCopy(this.#row(this.#current)?.cells.join('\t') ?? '');
    } else if (key === ' ') {
      this.#toggle(this.#current, true);
    } else if (key === 'Escape') {
      this.#selected.clear();
      this.#selectionChanged();
    } else if (key === 'Enter' && id !== undefined) {
      this.#events.onOpen(id);
    } else {
      return false;
    }
    return true;
  }

  #bringIntoView(): void {
    const { scroller, head } = this.#elements;
    const top = this.#current * rowHeight;
    const height = scroller.clientHeight - head.offsetHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + rowHeight > scroller.scrollTop + height) scroller.scrollTop = top + rowHeight - height;
  }
}

function drawColumn({ name, order, onSort }: ListColumn): HTMLElement {
  const cell = document.createElement('div');
  cell.role = 'columnheader';
  cell.className = 'cell';
  if (onSort === undefined) {
    cell.textContent = name;
    return cell;
  }
  cell.ariaSort = order ?? 'none';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = `${name}${order === undefined ? '' : { ascending: ' ▲', descending: ' ▼' }[order]}`;
  button.title = `Sort by ${name}`;
  button.addEventListener('click', onSort);
  cell.append(button);
  return cell;
}
