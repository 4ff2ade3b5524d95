/** One answer of a list operation. */
export interface Page<T> {
  readonly items: readonly T[];
  /** True if the service has more after this page. */
  readonly more: boolean;
}

/** What one call of a list operation gives. */
export interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * Turns a list operation into pages, one call per page and only when a page is asked for.
 *
 * Unlike a generator, the iterator survives a failed call: asking again repeats that call, so that Retry on the third
 * page does not start at the first.
 */
export function paginate<T>(
  read: (nextToken: string | undefined) => Promise<PageAnswer<T>>,
): AsyncIterable<Page<T>> {
  return {
    [Symbol.asyncIterator]() {
      let token: string | undefined;
      let finished = false;
      return {
        async next(): Promise<IteratorResult<Page<T>, undefined>> {
          if (finished) return { done: true, value: undefined };
          const answer = await read(token);
          // Some answers carry an empty token after the last page.
          token = answer.nextToken === '' ? undefined : answer.nextToken;
          finished = token === undefined;
          return { done: false, value: { items: answer.items, more: !finished } };
        },
      };
    },
  };
}

/** The same pages with other items; the iterator survives failures of its pages as the original does. */
export function mapPages<T, U>(
  pages: AsyncIterable<Page<T>>,
  map: (items: readonly T[]) => readonly U[] | Promise<readonly U[]>,
): AsyncIterable<Page<U>> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = pages[Symbol.asyncIterator]();
      return {
        async next(): Promise<IteratorResult<Page<U>, undefined>> {
          const result = await iterator.next();
          if (result.done === true) return { done: true, value: undefined };
          const { items, more } = result.value;
          return { done: false, value: { items: await map(items), more } };
        },
      };
    },
  };
}

/** A list that is already here, as one page. */
export async function* onePage<T>(items: readonly T[]): AsyncGenerator<Page<T>, undefined> {
  yield await Promise.resolve({ items, more: false });
}

/** All items of all pages. For lists that are known to be short, or that the user asked for as a whole. */
export async function collect<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page.items);
  return all;
}
