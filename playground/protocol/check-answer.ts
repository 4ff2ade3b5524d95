import { checkConstraints, validationMessage } from './constraints.ts';
import type { Model, Shape } from './model.ts';
import { asRecord, memberOf, shapeOf } from './shapes.ts';

/**
 * Why `value` is no answer of the shape `shapeName`: a wrong type, a member that the model does not know, a broken
 * constraint. Empty if it fits. Empty strings are exempt from constraints, because real answers carry "" for unset
 * members such as `OutputS3BucketName`.
 */
export function checkAnswer(model: Model, shapeName: string | undefined, value: unknown): string[] {
  if (shapeName === undefined) return [];
  const types = checkTypes(model, shapeName, value, shapeName);
  if (types.length > 0) return types;
  const violations = checkConstraints(model, shapeName, value).filter((violation) => violation.value !== '');
  return violations.length === 0 ? [] : [validationMessage(violations)];
}

function checkTypes(model: Model, shapeName: string, value: unknown, path: string): string[] {
  const shape = shapeOf(model, shapeName);
  if (!hasType(shape, value)) return [`${path} is no ${shape.type}`];
  switch (shape.type) {
    case 'structure':
      return Object.entries(value as Record<string, unknown>).flatMap(([name, item]) => {
        const member = memberOf(shape, name);
        if (member === undefined) return [`${path} has no member ${name}`];
        return item === undefined ? [] : checkTypes(model, member.shape, item, `${path}.${name}`);
      });
    case 'list':
      return (value as unknown[]).flatMap((item, index) =>
        checkTypes(model, shape.member, item, `${path}[${index}]`),
      );
    case 'map':
      return Object.entries(value as Record<string, unknown>).flatMap(([key, item]) =>
        checkTypes(model, shape.value, item, `${path}.${key}`),
      );
    default:
      return [];
  }
}

function hasType(shape: Shape, value: unknown): boolean {
  switch (shape.type) {
    case 'structure':
    case 'map':
      return asRecord(value) !== undefined;
    case 'list':
      return Array.isArray(value);
    case 'string':
    case 'boolean':
      return typeof value === shape.type;
    case 'integer':
    case 'long':
      return Number.isSafeInteger(value);
    case 'float':
    case 'double':
      return Number.isFinite(value);
    case 'timestamp':
      return value instanceof Date && !Number.isNaN(value.getTime());
    case 'blob':
      return value instanceof Uint8Array;
  }
}
