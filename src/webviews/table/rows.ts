// A table as plain data: which of its rows are shown, and in which order. Nothing here knows the page.

/** A text for each column. */
export type Row = readonly string[];

export interface Sort {
  /** The place of the column. */
  readonly column: number;
  readonly descending: boolean;
}

/** The rows that contain every word of the query, in any column and without case. */
export function filterRows(rows: readonly Row[], query: string): readonly Row[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = row.join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * The rows in order of one column. Numbers in texts count as numbers, so that version 1.10 comes after 1.9; rows without
 * a value come last in both directions. Rows that are equal keep their order.
 */
export function sortRows(rows: readonly Row[], sort: Sort | undefined): readonly Row[] {
  if (sort === undefined) return rows;
  const { column, descending } = sort;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column] ?? '', b[column] ?? ''];
    if (x === '' || y === '') return Number(x === '') - Number(y === '');
    return descending ? collator.compare(y, x) : collator.compare(x, y);
  });
}

/** What a click on the head of a column makes of the order: up, down, as it came. */
export function nextSort(sort: Sort | undefined, column: number): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

/** The part of a long list that is worth drawing. */
export interface Span {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/** Rows drawn above and below what is in sight, so that scrolling shows no gap. */
const margin = 20;

/** @param scroll pixels from the top of the list; `height` pixels in sight; `rowHeight` pixels of each row */
export function spanOf(
  count: number,
  {
    scroll,
    height,
    rowHeight,
  }: { readonly scroll: number; readonly height: number; readonly rowHeight: number },
): Span {
  const above = Math.max(0, Math.min(count, Math.floor(scroll / rowHeight) - margin));
  // An even one, so that the stripes of the style sheet stay with their rows.
  const first = above - (above % 2);
  const end = Math.min(count, Math.ceil((scroll + height) / rowHeight) + margin);
  return { first, end: Math.max(first, end) };
}

/** The place of the row that a key leads to; undefined for keys that lead nowhere. */
export function moveTo(
  key: string,
  current: number,
  { count, page }: { count: number; page: number },
): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: count - 1,
  };
  const target = steps[key];
  return target === undefined || count === 0 ? undefined : Math.max(0, Math.min(count - 1, target));
}

/** `12 of 340 rows on 7 nodes`; `nodeColumn` is the place of the node's id, undefined in a table of something else. */
export function describeRows(shown: readonly Row[], all: readonly Row[], nodeColumn?: number): string {
  const rows =
    shown.length === all.length
      ? plural(all.length, 'row')
      : `${shown.length.toLocaleString('en')} of ${plural(all.length, 'row')}`;
  if (nodeColumn === undefined) return rows;
  return `${rows} on ${plural(new Set(shown.map((row) => row[nodeColumn])).size, 'node')}`;
}

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
