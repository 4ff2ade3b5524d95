/** The parts of a botocore service model that the index is made from. */
export interface BotocoreModel {
  readonly metadata: {
    readonly serviceFullName: string;
    readonly endpointPrefix: string;
    readonly uid?: string;
    readonly apiVersion: string;
  };
  readonly operations: Readonly<Record<string, BotocoreOperation>>;
  readonly shapes: Readonly<Record<string, BotocoreShape>>;
}

interface BotocoreOperation {
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string };
  readonly deprecated?: boolean;
}

interface BotocoreMember {
  readonly shape: string;
  readonly idempotencyToken?: boolean;
  readonly streaming?: boolean;
  readonly eventstream?: boolean;
}

interface BotocoreShape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, BotocoreMember>>;
  readonly member?: BotocoreMember;
  readonly value?: BotocoreMember;
  readonly enum?: readonly string[];
  readonly payload?: string;
  readonly document?: boolean;
  readonly streaming?: boolean;
  readonly eventstream?: boolean;
}

/** A letter for a scalar, or the place of the shape in `shapes`. See server/catalog/api/format.ts for the meaning. */
type Ref = string | number;

const scalars: Readonly<Record<string, string>> = {
  string: 's',
  character: 's',
  integer: 'i',
  long: 'i',
  short: 'i',
  byte: 'i',
  bigint: 'i',
  float: 'f',
  double: 'f',
  bigdecimal: 'f',
  boolean: 'b',
  timestamp: 't',
  blob: 'x',
};

/** Collects the shapes that operations reach, each once, so that recursive shapes are no problem. */
class ShapeTable {
  readonly shapes: unknown[] = [];
  readonly #model: BotocoreModel;
  readonly #places = new Map<string, number>();

  constructor(model: BotocoreModel) {
    this.#model = model;
  }

  shape(name: string): BotocoreShape {
    const shape = this.#model.shapes[name];
    if (shape === undefined) throw new Error(`The model has no shape ${name}`);
    return shape;
  }

  refer(name: string): Ref {
    const shape = this.shape(name);
    if (shape.document === true) return 'd';
    if (shape.enum !== undefined) {
      return this.#place(`enum ${shape.enum.join('\n')}`, () => ['e', ...(shape.enum ?? [])]);
    }
    const scalar = scalars[shape.type];
    if (scalar !== undefined) return scalar;
    return this.#place(`shape ${name}`, () => this.#collection(name, shape));
  }

  /** The place is taken before the content is known: the content may refer to it. */
  #place(key: string, content: () => unknown): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.shapes.length;
    this.#places.set(key, place);
    this.shapes.push(null);
    this.shapes[place] = content();
    return place;
  }

  #collection(name: string, shape: BotocoreShape): unknown {
    if (shape.type === 'list' && shape.member !== undefined) return [this.refer(shape.member.shape)];
    if (shape.type === 'map' && shape.value !== undefined) return ['m', this.refer(shape.value.shape)];
    if (shape.type !== 'structure') throw new Error(`${name} has the unknown type ${shape.type}`);
    const required = new Set(shape.required);
    return Object.fromEntries(
      Object.entries(shape.members ?? {}).map(([member, { shape: target, idempotencyToken }]) => {
        // An SDK fills in an idempotency token that is left out, so that it is never missing.
        const mark = required.has(member) && idempotencyToken !== true ? '!' : '';
        return [member + mark, this.refer(target)];
      }),
    );
  }

  /** Whether the payload is a stream of bytes or events. */
  streams(name: string | undefined): boolean {
    if (name === undefined) return false;
    const { members, payload } = this.shape(name);
    return Object.entries(members ?? {}).some(([member, { shape, streaming, eventstream }]) => {
      const target = this.shape(shape);
      if (eventstream === true || target.eventstream === true) return true;
      return member === payload && (streaming === true || target.streaming === true);
    });
  }
}

/** The index of one service as text: an operation or a shape per line, so that changes can be read in a diff. */
export function compactService(model: BotocoreModel): string {
  const table = new ShapeTable(model);
  const operations = Object.entries(model.operations)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, operation]) => {
      const input = operation.input?.shape;
      const output = operation.output?.shape;
      const flags =
        (table.streams(output) ? 1 : 0) |
        (operation.deprecated === true ? 2 : 0) |
        (table.streams(input) ? 4 : 0);
      const entry: (Ref | null)[] = [
        input === undefined ? null : table.refer(input),
        output === undefined ? null : table.refer(output),
      ];
      if (flags !== 0) entry.push(flags);
      return `${JSON.stringify(name)}:${JSON.stringify(entry)}`;
    });
  const shapes = table.shapes.map((shape) => JSON.stringify(shape));
  return `{"operations":{\n${operations.join(',\n')}\n},"shapes":[\n${shapes.join(',\n')}\n]}\n`;
}

/** One entry of the list of services: title, id in documentation addresses, and endpoint prefix if it differs. */
export function describeService(name: string, { metadata }: BotocoreModel): string {
  const uid = metadata.uid ?? `${name}-${metadata.apiVersion}`;
  const entry = [metadata.serviceFullName, uid];
  if (metadata.endpointPrefix !== name) entry.push(metadata.endpointPrefix);
  return `${JSON.stringify(name)}:${JSON.stringify(entry)}`;
}
