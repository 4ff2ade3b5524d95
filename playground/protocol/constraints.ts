// What the model demands of a value beyond its type, in the wording of AWS's services:
//   1 validation error detected: Value 'x' at 'documentFormat' failed to satisfy constraint: Member must satisfy enum
//   value set: [YAML, JSON, TEXT]
// The wording of nested paths and of lists of scalars follows recorded answers (ACM RequestCertificate, Lambda
// CreateFunctionUrlConfig, IoT UpdateThingGroup); a sensitive value is never repeated (SSM PutParameter).
import type { Model, Shape, Structure } from './model.ts';
import { compilePattern } from './pattern.ts';
import { asRecord, membersOf, shapeOf } from './shapes.ts';

export interface Violation {
  /** `filters.1.member.key`, as the service writes it. */
  path: string;
  /** The offending value as text; undefined if it is sensitive. `null`, unquoted, stands for an absent member. */
  value: string | null | undefined;
  constraint: string;
}

/** The message of a ValidationException for `violations`, of which there is at least one. */
export function validationMessage(violations: readonly Violation[]): string {
  const texts = violations.map(({ path, value, constraint }) => {
    const shown = value === undefined ? '' : value === null ? ' null' : ` '${value}'`;
    return `Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
  });
  const count = `${texts.length} validation error${texts.length === 1 ? '' : 's'} detected`;
  return `${count}: ${texts.join('; ')}`;
}

/** What is wrong with `value`, whose types fit the shape `shapeName`; empty if nothing is. */
export function checkConstraints(model: Model, shapeName: string, value: unknown): Violation[] {
  return checkValue(model, shapeName, value, '');
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function checkValue(model: Model, shapeName: string, value: unknown, path: string): Violation[] {
  const shape = shapeOf(model, shapeName);
  const own = constraintsOf(shape)
    .filter((constraint) => !constraint.holds(value))
    .map(({ text }) => ({
      path,
      value: isSensitive(shape) ? undefined : show(model, shapeName, value),
      constraint: text,
    }));
  switch (shape.type) {
    case 'structure':
      return checkStructure(model, shape, asRecord(value) ?? {}, path);
    case 'list':
    case 'map':
      return [...own, ...checkItems(model, shapeName, value, path)];
    default:
      return own;
  }
}

function checkStructure(
  model: Model,
  shape: Structure,
  value: Record<string, unknown>,
  path: string,
): Violation[] {
  const prefix = path === '' ? '' : `${path}.`;
  return membersOf(shape).flatMap(([name, member]) => {
    const at = `${prefix}${lowerFirst(name)}`;
    if (value[name] !== undefined) return checkValue(model, member.shape, value[name], at);
    if (shape.required?.includes(name) !== true) return [];
    return [{ path: at, value: null, constraint: 'Member must not be null' }];
  });
}

/** Items that are structures, lists or maps are checked one by one; scalars are one violation of the whole list. */
function checkItems(model: Model, shapeName: string, value: unknown, path: string): Violation[] {
  const shape = shapeOf(model, shapeName);
  const violation = (constraint: string): Violation => ({
    path,
    value: show(model, shapeName, value),
    constraint,
  });
  if (shape.type === 'list') {
    const member = shapeOf(model, shape.member);
    const items = value as unknown[];
    if (!isScalar(member)) {
      return items.flatMap((item, index) =>
        checkValue(model, shape.member, item, `${path}.${index + 1}.member`),
      );
    }
    const broken = items.some((item) => breaks(member, item));
    return broken ? [violation(`Member must satisfy constraint: ${describe(member)}`)] : [];
  }
  if (shape.type !== 'map') return [];
  const entries = Object.entries(value as Record<string, unknown>);
  const key = shapeOf(model, shape.key);
  const member = shapeOf(model, shape.value);
  const keys = entries.some(([name]) => breaks(key, name))
    ? [violation(`Map keys must satisfy constraint: ${describe(key)}`)]
    : [];
  if (!isScalar(member)) {
    return [
      ...keys,
      ...entries.flatMap(([name, item]) => checkValue(model, shape.value, item, `${path}.${name}.member`)),
    ];
  }
  const values = entries.some(([, item]) => breaks(member, item))
    ? [violation(`Map value must satisfy constraint: ${describe(member)}`)]
    : [];
  return [...keys, ...values];
}

interface Constraint {
  text: string;
  holds(value: unknown): boolean;
}

const isScalar = (shape: Shape) =>
  shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map';
const isSensitive = (shape: Shape) => 'sensitive' in shape;
const breaks = (shape: Shape, value: unknown) =>
  constraintsOf(shape).some((constraint) => !constraint.holds(value));
const describe = (shape: Shape) =>
  `[${constraintsOf(shape)
    .map(({ text }) => text)
    .join(', ')}]`;

const cache = new WeakMap<Shape, Constraint[]>();

function constraintsOf(shape: Shape): Constraint[] {
  const known = cache.get(shape);
  if (known !== undefined) return known;
  const constraints = makeConstraints(shape);
  cache.set(shape, constraints);
  return constraints;
}

function rangeOf(shape: Shape): { min?: number; max?: number } {
  return 'min' in shape || 'max' in shape ? shape : {};
}

function makeConstraints(shape: Shape): Constraint[] {
  if (shape.type === 'structure' || shape.type === 'boolean' || shape.type === 'timestamp') return [];
  const number =
    shape.type === 'integer' || shape.type === 'long' || shape.type === 'float' || shape.type === 'double';
  const measure = number ? (value: unknown) => value as number : sizeOf;
  const what = number ? 'value' : 'length';
  const { min, max } = rangeOf(shape);
  const constraints: Constraint[] = [];
  if (max !== undefined) {
    constraints.push({
      text: `Member must have ${what} less than or equal to ${max}`,
      holds: (value) => measure(value) <= max,
    });
  }
  if (min !== undefined) {
    constraints.push({
      text: `Member must have ${what} greater than or equal to ${min}`,
      holds: (value) => measure(value) >= min,
    });
  }
  if (shape.type !== 'string') return constraints;
  if (shape.pattern !== undefined) {
    const pattern = compilePattern(shape.pattern);
    constraints.push({
      text: `Member must satisfy regular expression pattern: ${shape.pattern}`,
      holds: (value) => pattern.test(value as string),
    });
  }
  if (shape.enum !== undefined) {
    const values = new Set(shape.enum);
    constraints.push({
      text: `Member must satisfy enum value set: [${shape.enum.join(', ')}]`,
      holds: (value) => values.has(value as string),
    });
  }
  return constraints;
}

/** The length that `min` and `max` mean: UTF-16 units as in Java, items, entries or bytes. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value) || value instanceof Uint8Array) return value.length;
  return Object.keys(value as object).length;
}

/** `value` as Java's toString() gives it, since the services are written in Java. */
function show(model: Model, shapeName: string, value: unknown): string {
  const shape = shapeOf(model, shapeName);
  if (isSensitive(shape)) return '***';
  if (value === undefined) return 'null';
  switch (shape.type) {
    case 'structure': {
      const record = asRecord(value) ?? {};
      const members = membersOf(shape).map(
        ([name, member]) => `${lowerFirst(name)}=${show(model, member.shape, record[name])}`,
      );
      return `${shapeName}(${members.join(', ')})`;
    }
    case 'list':
      return `[${(value as unknown[]).map((item) => show(model, shape.member, item)).join(', ')}]`;
    case 'map': {
      const entries = Object.entries(value as Record<string, unknown>);
      return `{${entries.map(([key, item]) => `${key}=${show(model, shape.value, item)}`).join(', ')}}`;
    }
    case 'timestamp':
      return (value as Date).toISOString();
    case 'blob':
      return `java.nio.HeapByteBuffer[pos=0 lim=${(value as Uint8Array).length} cap=${(value as Uint8Array).length}]`;
    case 'string':
      return value as string;
    default:
      return JSON.stringify(value);
  }
}
