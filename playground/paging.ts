import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Tokens of another playground, or made by hand, must fail: they are signed with a key of this process. */
const key = randomBytes(32);

/** A page of a list and, if there is more, the token for the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

interface PageRequest {
  /** What the list is of, with the filters: a token is good only for the same list. */
  readonly list: unknown;
  readonly nextToken: string | undefined;
  readonly size: number;
  /** Throws the operation's error for a token that is not ours. */
  readonly invalidToken: () => Error;
}

/**
 * The page of the items of `source` that pass `matches`. Items keep their index while the playground runs, so a token
 * holds the index to go on from, and only as many items are looked at as the page needs.
 */
export function takePage<T>(
  source: { readonly size: number; at(index: number): T },
  matches: (item: T) => boolean,
  request: PageRequest,
): Page<T> {
  const items: T[] = [];
  let index = request.nextToken === undefined ? 0 : readToken(request);
  for (; index < source.size && items.length < request.size; index += 1) {
    const item = source.at(index);
    if (matches(item)) items.push(item);
  }
  // Go on to the next match, so that no last page is empty.
  while (index < source.size && !matches(source.at(index))) index += 1;
  return index < source.size ? { items, nextToken: makeToken(request.list, index) } : { items };
}

/** Like `takePage`, over all of `items`. */
export function takeItems<T>(items: readonly T[], request: PageRequest): Page<T> {
  const source = { size: items.length, at: (index: number) => items[index] as T };
  return takePage(source, () => true, request);
}

/** Places that each outer item has for its inner ones: more than any node has of anything, few enough for a token. */
const places = 10_000;

/**
 * A page of what the items of `outer` have inside them, such as the patches of nodes. Inner lists are made one at a
 * time, and at most `places` items long.
 */
export function takeNested<Outer, Inner>(
  outer: { readonly size: number; at(index: number): Outer },
  innerOf: (item: Outer) => readonly Inner[],
  request: PageRequest,
): Page<Inner> {
  const start = request.nextToken === undefined ? 0 : readToken(request);
  const items: Inner[] = [];
  let inside = start % places;
  for (let index = Math.floor(start / places); index < outer.size; index += 1, inside = 0) {
    const inner = innerOf(outer.at(index));
    const taken = inner.slice(inside, inside + request.size - items.length);
    // The page was full before this outer item, which turns out to have something: go on there.
    if (items.length === request.size && inner.length > inside) {
      return { items, nextToken: makeToken(request.list, index * places + inside) };
    }
    items.push(...taken);
    if (inner.length > inside + taken.length) {
      return { items, nextToken: makeToken(request.list, index * places + inside + taken.length) };
    }
  }
  return { items };
}

function makeToken(list: unknown, index: number): string {
  const position = Buffer.alloc(4);
  position.writeUInt32BE(index);
  return Buffer.concat([position, sign(list, position)]).toString('base64');
}

function readToken({ list, nextToken = '', invalidToken }: PageRequest): number {
  const bytes = Buffer.from(nextToken, 'base64');
  const position = bytes.subarray(0, 4);
  const signature = bytes.subarray(4);
  const expected = sign(list, position);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) throw invalidToken();
  return position.readUInt32BE();
}

const sign = (list: unknown, position: Buffer) =>
  createHmac('sha256', key).update(JSON.stringify(list)).update(position).digest();
