import type { CompactShape, Ref } from './format.ts';

export type ScalarKind = 'string' | 'integer' | 'number' | 'boolean' | 'timestamp' | 'bytes' | 'document';

export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly shape: Shape;
  /** Another accepted name of a member that is listed under the name that boto3 documents. */
  readonly aliasOf?: string;
}

export interface StructureShape {
  readonly kind: 'structure';
  /** By name, in the order of the model. */
  readonly members: ReadonlyMap<string, Member>;
}

/** What an API takes or answers. Shapes may be recursive; the same shape is always the same object. */
export type Shape =
  | StructureShape
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'map'; readonly value: Shape }
  | { readonly kind: 'scalar'; readonly type: ScalarKind; readonly values?: readonly string[] };

const letters: Readonly<Record<string, Shape>> = {
  s: { kind: 'scalar', type: 'string' },
  i: { kind: 'scalar', type: 'integer' },
  f: { kind: 'scalar', type: 'number' },
  b: { kind: 'scalar', type: 'boolean' },
  t: { kind: 'scalar', type: 'timestamp' },
  x: { kind: 'scalar', type: 'bytes' },
  d: { kind: 'scalar', type: 'document' },
};

/** Any JSON value: for what is not described. */
export const anyShape: Shape = { kind: 'scalar', type: 'document' };

/** Turns the compact shapes of one service into `Shape`s, each when somebody first looks at it. */
export class ShapeReader {
  readonly #compact: readonly CompactShape[];
  readonly #shapes: (Shape | undefined)[] = [];

  constructor(compact: readonly CompactShape[]) {
    this.#compact = compact;
  }

  shape(ref: Ref): Shape {
    if (typeof ref === 'string') return letters[ref] ?? anyShape;
    return (this.#shapes[ref] ??= this.#read(ref));
  }

  #read(place: number): Shape {
    const compact = this.#compact[place];
    if (compact === undefined) return anyShape;
    if (isStructure(compact)) return this.#structure(compact);
    const [first, second] = compact;
    if (first === 'e') return { kind: 'scalar', type: 'string', values: compact.slice(1).map(String) };
    // The getters put the content off until it is needed: it may be the shape itself.
    const shapeAt = (ref: Ref): Shape => this.shape(ref);
    if (first === 'm' && second !== undefined) {
      return {
        kind: 'map',
        get value() {
          return shapeAt(second);
        },
      };
    }
    return {
      kind: 'list',
      get item() {
        return shapeAt(first ?? 'd');
      },
    };
  }

  #structure(compact: Readonly<Record<string, Ref>>): StructureShape {
    const shapeAt = (ref: Ref): Shape => this.shape(ref);
    const members = new Map<string, Member>();
    for (const [key, ref] of Object.entries(compact)) {
      const required = key.endsWith('!');
      const name = required ? key.slice(0, -1) : key;
      members.set(name, {
        name,
        required,
        get shape() {
          return shapeAt(ref);
        },
      });
    }
    return { kind: 'structure', members };
  }
}

function isStructure(compact: CompactShape): compact is Readonly<Record<string, Ref>> {
  return !Array.isArray(compact);
}

/** `Map of String`, `List of Instance`-like words for a message or a hover; one level deep. */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'structure':
      return 'map';
    case 'map':
      return `map of ${describeShape(shape.value)} values`;
    case 'list':
      return shape.item.kind === 'list' ? 'list of lists' : `list of ${describeShape(shape.item)}s`;
    case 'scalar':
      return shape.type;
  }
}

/** The member of that name; `exact` is false when only the case differs. */
export function findMember(
  shape: StructureShape,
  name: string,
): { readonly member: Member; readonly exact: boolean } | undefined {
  const exact = shape.members.get(name);
  if (exact !== undefined) return { member: exact, exact: true };
  const lower = name.toLowerCase();
  for (const member of shape.members.values()) {
    if (member.name.toLowerCase() === lower) return { member, exact: false };
  }
  return undefined;
}
