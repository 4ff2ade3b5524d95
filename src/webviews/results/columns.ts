import type { ListColumn } from './list.ts';
import { groupColumns, nodeColumns, type Order } from './rows.ts';

const widths: Readonly<Record<string, string>> = {
  Node: 'minmax(160px, 1fr)',
  'Node id': '190px',
  Status: '165px',
  'Exit code': '105px',
  Duration: '100px',
  Output: 'minmax(210px, 3fr)',
  Nodes: '80px',
  Which: 'minmax(180px, 2fr)',
};

const column = (name: string): ListColumn => ({ name, width: widths[name] ?? '1fr' });

export const columnsOfGroups: readonly ListColumn[] = groupColumns.map(column);

/** @param sort called with the next order when the head of a column is chosen; undefined: failures first */
export function columnsOfNodes(
  order: Order | undefined,
  sort: (order: Order | undefined) => void,
): readonly ListColumn[] {
  return nodeColumns.map((name, place) => ({
    ...column(name),
    order: order?.column === place ? (order.descending ? 'descending' : 'ascending') : undefined,
    onSort: () => sort(nextOrder(order, place)),
  }));
}

/** Up, down, and failures first again. */
function nextOrder(order: Order | undefined, column: number): Order | undefined {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? undefined : { column, descending: true };
}
