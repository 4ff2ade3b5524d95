/**
 * The candidate that `name` most likely means, if one is near enough: it differs in case only, or by no more than
 * one edit for every three characters (a swap of neighbours counts as one). Undefined when nothing is near.
 */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  const lower = name.toLowerCase();
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (candidate === name || Math.abs(other.length - lower.length) >= bestDistance) continue;
    const distance = other === lower ? 0 : editDistance(lower, other);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const at = (up: number, left: number): number => rows[row - up]?.[column - left] ?? Infinity;
      let cost = Math.min(at(1, 0) + 1, (current[column - 1] ?? 0) + 1, at(1, 1) + (same ? 0 : 1));
      const isSwap =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwap) cost = Math.min(cost, at(2, 2) + 1);
      current.push(cost);
    }
    rows.push(current);
  }
  return rows[from.length]?.[to.length] ?? Infinity;
}
