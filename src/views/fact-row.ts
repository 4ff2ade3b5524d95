import { paginate, type Page } from '../aws/page.ts';
import type { Icon, TreeNode } from './tree-node.ts';

/** A row that states one fact; its value can be copied. */
export interface FactRow extends TreeNode {
  readonly subject: string;
}

export type Fact = readonly [name: string, value: string | undefined, icon?: Icon | undefined];

/** Rows for the facts that have a value. `prefix` makes their ids unique. */
export function factRows(prefix: string, facts: readonly Fact[]): FactRow[] {
  return facts.flatMap(([name, value, icon]) =>
    value === undefined || value === ''
      ? []
      : [
          {
            id: `${prefix}/${name}`,
            label: name,
            description: value,
            accessibilityLabel: `${name}: ${value}`,
            words: ['fact'],
            subject: value,
            ...(icon === undefined ? {} : { icon }),
          },
        ],
  );
}

/** Facts of a record as AWS gives it, under AWS's own names. */
export function recordRows(prefix: string, record: Readonly<Record<string, string>>): FactRow[] {
  return factRows(prefix, Object.entries(record));
}

/** A row that says why there is nothing. */
export function noteRow(id: string, label: string): TreeNode {
  return { id, label, icon: { id: 'info' }, accessibilityLabel: label, words: ['note'] };
}

/** What one read gives, as one page that can be asked for again after a failure. */
export function oneRead<T>(read: () => Promise<readonly T[]>): AsyncIterable<Page<T>> {
  return paginate(async () => ({ items: await read(), nextToken: undefined }));
}

/** The same pages, or a row that says why there is nothing if they are all empty. */
export function orNote(pages: AsyncIterable<Page<TreeNode>>, note: TreeNode): AsyncIterable<Page<TreeNode>> {
  return endedBy(pages, (found) => (found ? [] : [note]));
}

/** The same pages, and behind the last one the rows that `last` gives; it is told if any stand before them. */
export function endedBy(
  pages: AsyncIterable<Page<TreeNode>>,
  last: (found: boolean) => readonly TreeNode[],
): AsyncIterable<Page<TreeNode>> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = pages[Symbol.asyncIterator]();
      let found = false;
      return {
        async next(): Promise<IteratorResult<Page<TreeNode>, undefined>> {
          const result = await iterator.next();
          if (result.done === true) return { done: true, value: undefined };
          const { items, more } = result.value;
          found ||= items.length > 0;
          if (more) return result;
          return { done: false, value: { ...result.value, items: [...items, ...last(found)] } };
        },
      };
    },
  };
}
