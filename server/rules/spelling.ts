/** Longer texts are no names that somebody mistyped; to compare them would take long. */
const MAX_LENGTH = 128;

/**
 * The candidate that `name` most likely means, if one is near enough: it differs in case only, or by no more than
 * one edit for every three characters (a swap of neighbours counts as one). Undefined when nothing is near.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  const lower = name.toLowerCase();
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - lower.length) >= bestDistance) continue;
    const other = candidate.toLowerCase();
    const distance = other === lower ? 0 : editDistance(...withoutEnds(lower, other), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** A shorter name stands inside too many others to say which one is meant. */
const MIN_PART_LENGTH = 4;

/**
 * The name of the document's own making that `name` most likely means: the closest one, or else the only one that
 * begins or ends with it or that it begins or ends with (`reboot` for `rebootInstance`), whatever the case.
 */
export function closestDeclared(name: string, declared: readonly string[]): string | undefined {
  const near = closest(name, declared);
  if (near !== undefined || name.length > MAX_LENGTH) return near;
  const parts = new Set(declared.filter((other) => other !== name && sharesAnEnd(name, other)));
  const [only, second] = parts;
  return second === undefined ? only : undefined;
}

function sharesAnEnd(name: string, other: string): boolean {
  const [part = '', whole = ''] = [name.toLowerCase(), other.toLowerCase()].sort(
    (a, b) => a.length - b.length,
  );
  return part.length >= MIN_PART_LENGTH && (whole.startsWith(part) || whole.endsWith(part));
}

/** The two texts without what they begin and end with alike, which costs no edit. Names in a row differ in a digit. */
function withoutEnds(from: string, to: string): readonly [string, string] {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  return [from.slice(start, from.length - end), to.slice(start, to.length - end)];
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other; any number that is
 * not smaller than `limit` if that many do not suffice.
 */
function editDistance(from: string, to: string, limit: number): number {
  const width = to.length + 1;
  let beforeLast = new Uint16Array(width);
  let last = new Uint16Array(width);
  let current = new Uint16Array(width);
  for (let column = 0; column < width; column += 1) last[column] = column;
  for (let row = 1; row <= from.length; row += 1) {
    current[0] = row;
    let least = row;
    const here = from.charCodeAt(row - 1);
    const before = from.charCodeAt(row - 2);
    for (let column = 1; column < width; column += 1) {
      const there = to.charCodeAt(column - 1);
      const replaced = (last[column - 1] ?? 0) + (here === there ? 0 : 1);
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced);
      if (row > 1 && column > 1 && before === there && here === to.charCodeAt(column - 2)) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current[column] = cost;
      least = Math.min(least, cost);
    }
    // A swap looks two rows back, to a cost that is at most one less than what follows it.
    if (least > limit) return least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[to.length] ?? Infinity;
}
