// Dominators of a graph by the iteration of Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001):
// nodes in reverse postorder, immediate dominators met until nothing changes. Numbers of a walk over the resulting
// tree answer each question in constant time.

interface Vertex<T> {
  readonly value: T;
  /** Place in reverse postorder; the entry has 0. */
  order: number;
  readonly predecessors: Vertex<T>[];
  dominator: Vertex<T> | undefined;
  readonly dominated: Vertex<T>[];
  /** Numbers of the walk over the tree of dominators: an ancestor's span holds its descendants'. */
  enter: number;
  leave: number;
}

export class Dominators<T> {
  readonly #vertices = new Map<T, Vertex<T>>();

  /** `successors` is asked once for each node that can be reached from `entry`. */
  constructor(entry: T | undefined, successors: (value: T) => Iterable<T>) {
    if (entry === undefined) return;
    const ordered = this.#order(entry, successors);
    settle(ordered);
    number(ordered[0]);
  }

  isReachable(value: T): boolean {
    return this.#vertices.has(value);
  }

  /** True if every path from the entry to `b` passes `a`; of a node that cannot be reached, nothing is known. */
  dominates(a: T, b: T): boolean {
    const above = this.#vertices.get(a);
    const below = this.#vertices.get(b);
    if (above === undefined || below === undefined) return false;
    return above.enter <= below.enter && below.leave <= above.leave;
  }

  /** The reachable vertices in reverse postorder, with their predecessors. Walks without recursion. */
  #order(entry: T, successors: (value: T) => Iterable<T>): Vertex<T>[] {
    const postorder: Vertex<T>[] = [];
    const open = (value: T): { vertex: Vertex<T>; rest: Iterator<T> } => {
      const vertex = newVertex(value);
      this.#vertices.set(value, vertex);
      return { vertex, rest: successors(value)[Symbol.iterator]() };
    };
    const path = [open(entry)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        postorder.push(top.vertex);
        path.pop();
        continue;
      }
      const known = this.#vertices.get(next.value);
      const opened = known === undefined ? open(next.value) : undefined;
      (known ?? opened?.vertex)?.predecessors.push(top.vertex);
      if (opened !== undefined) path.push(opened);
    }
    const ordered = postorder.reverse();
    ordered.forEach((vertex, order) => (vertex.order = order));
    return ordered;
  }
}

function newVertex<T>(value: T): Vertex<T> {
  return {
    value,
    order: 0,
    predecessors: [],
    dominator: undefined,
    dominated: [],
    enter: 0,
    leave: 0,
  };
}

/** Finds the immediate dominators. */
function settle<T>(ordered: readonly Vertex<T>[]): void {
  const [entry, ...others] = ordered;
  if (entry === undefined) return;
  entry.dominator = entry;
  for (let changed = true; changed;) {
    changed = false;
    for (const vertex of others) {
      let dominator: Vertex<T> | undefined;
      for (const predecessor of vertex.predecessors) {
        if (predecessor.dominator === undefined) continue;
        dominator = dominator === undefined ? predecessor : meet(dominator, predecessor);
      }
      if (vertex.dominator !== dominator) {
        vertex.dominator = dominator;
        changed = true;
      }
    }
  }
  for (const vertex of others) vertex.dominator?.dominated.push(vertex);
}

/** The nearest common dominator. */
function meet<T>(a: Vertex<T>, b: Vertex<T>): Vertex<T> {
  while (a !== b) {
    if (a.order > b.order) a = a.dominator ?? b;
    else b = b.dominator ?? a;
  }
  return a;
}

/** Numbers the tree of dominators. Walks without recursion. */
function number<T>(entry: Vertex<T> | undefined): void {
  let clock = 0;
  const path = entry === undefined ? [] : [{ vertex: entry, next: 0 }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    if (top.next === 0) top.vertex.enter = clock++;
    const child = top.vertex.dominated[top.next++];
    if (child !== undefined) path.push({ vertex: child, next: 0 });
    else {
      top.vertex.leave = clock++;
      path.pop();
    }
  }
}
