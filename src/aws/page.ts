/** One answer of a list operation. */
export interface Page<T> {
  readonly items: readonly T[];
  /** True if the service has more after this page. */
  readonly more: boolean;
  /** How many items were looked at to find these, where that is another number. */
  readonly looked?: number;
}

/** What one call of a list operation gives. */
export interface PageAnswer<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
  /** See `Page`. */
  readonly looked?: number;
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
          const { items, looked = items.length } = answer;
          const page = { items, more: !finished };
          return { done: false, value: looked === items.length ? page : { ...page, looked } };
        },
      };
    },
  };
}

/**
 * The same pages with other items; the iterator survives failures of its pages as the original does, and a page whose
 * items could not be mapped is mapped again.
 * @param options.leavesOut true for a map that passes some items only: the pages then tell how many it has looked at
 */
export function mapPages<T, U>(
  pages: AsyncIterable<Page<T>>,
  map: (items: readonly T[]) => readonly U[] | Promise<readonly U[]>,
  { leavesOut = false }: { readonly leavesOut?: boolean } = {},
): AsyncIterable<Page<U>> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = pages[Symbol.asyncIterator]();
      let unmapped: Page<T> | undefined;
      return {
        async next(): Promise<IteratorResult<Page<U>, undefined>> {
          if (unmapped === undefined) {
            const result = await iterator.next();
            if (result.done === true) return { done: true, value: undefined };
            unmapped = result.value;
          }
          const looked = leavesOut ? { looked: unmapped.looked ?? unmapped.items.length } : {};
          const value = { ...unmapped, ...looked, items: await map(unmapped.items) };
          unmapped = undefined;
          return { done: false, value };
        },
      };
    },
  };
}

/** The pages of several lists, one list after the other; each is opened when the one before has ended. */
export function concatPages<T>(lists: readonly (() => AsyncIterable<Page<T>>)[]): AsyncIterable<Page<T>> {
  return {
    [Symbol.asyncIterator]() {
      const remaining = [...lists];
      let current: AsyncIterator<Page<T>> | undefined;
      return {
        async next(): Promise<IteratorResult<Page<T>, undefined>> {
          for (;;) {
            current ??= remaining.shift()?.()[Symbol.asyncIterator]();
            if (current === undefined) return { done: true, value: undefined };
            const result = await current.next();
            if (result.done !== true) {
              const { more } = result.value;
              if (!more) current = undefined;
              return { done: false, value: { ...result.value, more: more || remaining.length > 0 } };
            }
            current = undefined;
          }
        },
      };
    },
  };
}

/** The same pages without items that have been there already, by their key. */
export function distinctPages<T>(
  pages: AsyncIterable<Page<T>>,
  key: (item: T) => string,
): AsyncIterable<Page<T>> {
  return {
    [Symbol.asyncIterator]() {
      const seen = new Set<string>();
      const isNew = (item: T): boolean => seen.size < seen.add(key(item)).size;
      return mapPages(pages, (items) => items.filter(isNew))[Symbol.asyncIterator]();
    },
  };
}

/** A list that can be opened only after something else was read; that is tried again if it fails. */
export function deferPages<T>(open: () => Promise<AsyncIterable<Page<T>>>): AsyncIterable<Page<T>> {
  return {
    [Symbol.asyncIterator]() {
      let opened: AsyncIterator<Page<T>> | undefined;
      return {
        async next(): Promise<IteratorResult<Page<T>, undefined>> {
          opened ??= (await open())[Symbol.asyncIterator]();
          const result = await opened.next();
          return result.done === true ? { done: true, value: undefined } : result;
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
