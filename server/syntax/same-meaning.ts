import type { MapEntry, Node, SequenceEntry, SyntaxTree } from './tree.ts';

/**
 * True if two texts differ in nothing but white space that means nothing: the same values in the same order and the
 * same style, the same tags, anchors and aliases, and the same comments.
 */
export function sameMeaning(a: SyntaxTree, b: SyntaxTree): boolean {
  return (
    a.errors.length === b.errors.length &&
    sameNode(a.root, b.root) &&
    sameList(a.comments, b.comments, (one, other) => one.text === other.text)
  );
}

function sameNode(a: Node, b: Node): boolean {
  if (a.kind !== b.kind || a.tag !== b.tag || a.anchor !== b.anchor) return false;
  switch (a.kind) {
    case 'map':
      return b.kind === 'map' && a.style === b.style && sameList(a.entries, b.entries, sameEntry);
    case 'sequence':
      return b.kind === 'sequence' && a.style === b.style && sameList(a.entries, b.entries, sameItem);
    case 'scalar':
      return b.kind === 'scalar' && a.style === b.style && a.text === b.text && Object.is(a.value, b.value);
    case 'alias':
      return b.kind === 'alias' && a.name === b.name;
    case 'missing':
      return true;
  }
}

function sameEntry(a: MapEntry, b: MapEntry): boolean {
  return sameNode(a.key, b.key) && sameNode(a.value, b.value);
}

function sameItem(a: SequenceEntry, b: SequenceEntry): boolean {
  return sameNode(a.value, b.value);
}

function sameList<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return a.length === b.length && a.every((one, index) => same(one, b[index] as T));
}
