// Compares what is written for an API's parameters with the shapes that the API takes.

import type { Member, Shape, StructureShape } from '../../catalog/api/shape.ts';
import { resolve, type MapEntry, type MapNode, type Node, type ScalarNode } from '../../syntax/tree.ts';

/** Called for each place where a value and its shape meet. */
export interface ParameterVisitor {
  /** A key that the structure has not. */
  readonly unknown?: (entry: MapEntry, place: Place) => void;
  /** A required member that is not written. */
  readonly missing?: (member: Member, place: Place) => void;
  /** A value and what it should be; both below structures and at the top. */
  readonly value?: (node: Node, shape: Shape) => void;
  /** A text that is filled in at run time, what it should become, and the key that it stands behind. */
  readonly filledIn?: (node: ScalarNode, shape: Shape, key: MapEntry) => void;
}

/** A map that stands for a structure. */
export interface Place {
  readonly shape: StructureShape;
  readonly map: MapNode;
  readonly entries: readonly MapEntry[];
  /** The key that the map stands behind; undefined for the inputs of the step. */
  readonly key: MapEntry | undefined;
}

export function walkParameters(place: Place, visitor: ParameterVisitor): void {
  const { shape, entries } = place;
  const written: string[] = [];
  for (const entry of entries) {
    const member = shape.members.get(entry.name);
    written.push(member?.aliasOf ?? entry.name);
    if (member !== undefined) walkValue(entry, entry.value, member.shape, visitor);
    else if (!entry.name.includes('{{') && entry.name !== '<<') visitor.unknown?.(entry, place);
  }
  if (entries.some((entry) => entry.name === '<<')) return;
  for (const member of shape.members.values()) {
    if (member.required && !written.includes(member.name)) visitor.missing?.(member, place);
  }
}

function walkValue(key: MapEntry, node: Node, shape: Shape, visitor: ParameterVisitor): void {
  const value = resolve(node);
  if (value.kind === 'missing' || value.kind === 'alias') return;
  if (value.kind === 'scalar' && value.value === null) return;
  if (value.kind === 'scalar' && value.text.includes('{{')) {
    visitor.filledIn?.(value, shape, key);
    return;
  }
  visitor.value?.(value, shape);
  if (value.kind === 'sequence' && shape.kind === 'list') {
    for (const item of value.items) walkValue(key, item, shape.item, visitor);
  } else if (value.kind === 'map' && shape.kind === 'map') {
    for (const entry of value.entries) walkValue(entry, entry.value, shape.value, visitor);
  } else if (value.kind === 'map' && shape.kind === 'structure') {
    walkParameters({ shape, map: value, entries: value.entries, key }, visitor);
  }
}
