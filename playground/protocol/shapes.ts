import type { Member, Model, Shape, Structure } from './model.ts';

/** The shape called `name`. Throws if the model has none: the generator takes every shape that is reached. */
export function shapeOf(model: Model, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`The model of ${model.service} has no shape ${name}`);
  return shape;
}

/** The member `name` of `structure` with its names on the wire; undefined if there is no such member. */
export function memberOf(structure: Structure, name: string): Member | undefined {
  const member = Object.hasOwn(structure.members, name) ? structure.members[name] : undefined;
  return typeof member === 'string' ? { shape: member, request: name, answer: name } : member;
}

/** All members of `structure` as pairs of name and member. */
export function membersOf(structure: Structure): [string, Member][] {
  return Object.entries(structure.members).map(([name, member]) => [
    name,
    typeof member === 'string' ? { shape: member, request: name, answer: name } : member,
  ]);
}

/** `value` as a record if it is a plain object: neither an array, a date nor bytes. */
export function asRecord(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) || value instanceof Date || value instanceof Uint8Array) return undefined;
  return value as Record<string, unknown>;
}
