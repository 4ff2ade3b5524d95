import type { Page } from '../aws/page.ts';
import type { TreeNode } from './tree-node.ts';

/** A row that stands where there is nothing, and says so. */
export interface NoneRow {
  readonly parent: string;
  readonly label: string;
  readonly description?: string;
  readonly words?: readonly string[];
}

/** The same pages; if there is nothing on any of them, one row that says so. */
export function orNone(pages: AsyncIterable<Page<TreeNode>>, none: NoneRow): AsyncIterable<Page<TreeNode>> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = pages[Symbol.asyncIterator]();
      let found = 0;
      return {
        async next() {
          const result = await iterator.next();
          if (result.done === true) return result;
          found += result.value.items.length;
          if (found > 0 || result.value.more) return result;
          return { done: false, value: { items: [noneRow(none)], more: false } };
        },
      };
    },
  };
}

export function noneRow({ parent, label, description, words = ['none'] }: NoneRow): TreeNode {
  return {
    id: `${parent}/none`,
    label,
    ...(description === undefined ? {} : { description }),
    icon: { id: 'info' },
    words,
  };
}
