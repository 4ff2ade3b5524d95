import type { Segment, Selector } from '../selector.ts';
import { anyShape, type Shape } from './shape.ts';

/** What a selector finds in an answer. */
export type Selection =
  | {
      readonly kind: 'found';
      /** What is at the end of the path; several after a deep scan. */
      readonly shapes: readonly Shape[];
    }
  | {
      readonly kind: 'missing';
      /** The part of the selector that finds nothing. */
      readonly segment: Segment;
      /** Names that would find something there; empty when the parent has no members at all. */
      readonly names: readonly string[];
      /** What the part was looked for in. */
      readonly parent: Shape;
    };

/**
 * Follows a selector through the shape of an answer. Maps take any key, JSON documents and bytes any path (Automation
 * parses the payload of Lambda and the like). A name finds nothing in a list, and an index nothing in a map, as in
 * the Jayway library; behind a deep scan or filter an index picks one of what was found.
 */
export function select(output: Shape, segments: readonly Segment[]): Selection {
  let shapes: readonly Shape[] = [output];
  let several = false;
  for (const segment of segments) {
    const found = step(shapes, segment, several);
    several ||= segment.kind === 'filter' || (segment.kind === 'name' && segment.deep);
    if (found.length === 0) {
      const parent = shapes[0] ?? output;
      return { kind: 'missing', segment, names: namesIn(shapes, segment), parent };
    }
    shapes = found;
  }
  return { kind: 'found', shapes };
}

/** The names that may follow a selector; for completion. */
export function namesAfter(output: Shape, selector: Selector): readonly string[] {
  const selection = select(output, selector.segments);
  return selection.kind === 'found' ? memberNames(selection.shapes) : [];
}

function step(shapes: readonly Shape[], segment: Segment, several: boolean): readonly Shape[] {
  switch (segment.kind) {
    case 'name': {
      const places = segment.deep ? descendants(shapes) : shapes;
      return unique(places.flatMap((shape) => memberOf(shape, segment.name)));
    }
    case 'wildcard': {
      const places = segment.deep ? descendants(shapes) : shapes;
      return unique(places.flatMap((shape) => [...childrenOf(shape)]));
    }
    case 'index':
      return unique(shapes.flatMap((shape) => itemOf(shape, several)));
    case 'filter':
      // A filter on a single map tests that map.
      return unique(shapes.flatMap((shape) => (shape.kind === 'list' ? [shape.item] : [shape])));
    case 'slice':
      return shapes;
    case 'function':
      return [anyShape];
  }
}

/** True for what may hold anything, so that a path into it is never wrong. */
function isOpen(shape: Shape): boolean {
  return shape.kind === 'scalar' && (shape.type === 'document' || shape.type === 'bytes');
}

function memberOf(shape: Shape, name: string): readonly Shape[] {
  if (isOpen(shape)) return [anyShape];
  if (shape.kind === 'structure') {
    const member = shape.members.get(name);
    return member === undefined ? [] : [member.shape];
  }
  if (shape.kind === 'map') return [shape.value];
  return [];
}

function itemOf(shape: Shape, several: boolean): readonly Shape[] {
  if (isOpen(shape)) return [anyShape];
  if (shape.kind === 'list') return [shape.item];
  return several ? [shape] : [];
}

function* childrenOf(shape: Shape): Generator<Shape> {
  if (isOpen(shape)) yield anyShape;
  else if (shape.kind === 'list') yield shape.item;
  else if (shape.kind === 'map') yield shape.value;
  else if (shape.kind === 'structure') for (const { shape: child } of shape.members.values()) yield child;
}

/** The shapes themselves and all below them, each once: shapes may be recursive. */
function descendants(shapes: readonly Shape[]): readonly Shape[] {
  const seen = new Set<Shape>(shapes);
  for (const shape of seen) for (const child of childrenOf(shape)) seen.add(child);
  return [...seen];
}

function unique(shapes: readonly Shape[]): readonly Shape[] {
  return shapes.length < 2 ? shapes : [...new Set(shapes)];
}

function namesIn(shapes: readonly Shape[], segment: Segment): readonly string[] {
  const deep = segment.kind === 'name' && segment.deep;
  return memberNames(deep ? descendants(shapes) : shapes);
}

function memberNames(shapes: readonly Shape[]): readonly string[] {
  const names = new Set<string>();
  for (const shape of shapes) {
    let place = shape;
    while (place.kind === 'list') place = place.item;
    if (place.kind === 'structure') for (const name of place.members.keys()) names.add(name);
  }
  return [...names];
}
