// awsJson 1.1 request bodies -> values by the model. The texts of SerializationException are the service's, as
// recorded in floci's change log (raw HTTP against AWS, 2026) and aws/aws-cdk#27087; see decode-json.test.ts.
import type { List, MapShape, Model, Structure } from './model.ts';
import { ServiceError } from './service-error.ts';
import { asRecord, memberOf, shapeOf } from './shapes.ts';

/**
 * The input of an operation: `body` decoded as the structure `shapeName`. Timestamps become `Date`, blobs bytes,
 * null members are absent. Throws SerializationException where a type does not fit and, stricter than AWS on
 * purpose, for a member that the model does not know.
 */
export function decodeJson(
  model: Model,
  shapeName: string | undefined,
  body: string,
): Record<string, unknown> {
  const value = parseBody(body);
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  const record = asRecord(value);
  // The service answers a body that is no JSON object without any message.
  if (record === undefined) throw serialization('');
  if (shapeName === undefined) return decodeStructure(model, { type: 'structure', members: {} }, record);
  return decodeValue(model, shapeName, record) as Record<string, unknown>;
}

function parseBody(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw serialization('');
  }
}

const serialization = (message: string) => new ServiceError('SerializationException', message);

function decodeValue(model: Model, shapeName: string, value: unknown): unknown {
  const shape = shapeOf(model, shapeName);
  switch (shape.type) {
    case 'structure':
      return decodeStructure(model, shape, requireMap(value));
    case 'map':
      return decodeMap(model, shape, requireMap(value));
    case 'list':
      return decodeList(model, shape, value);
    case 'string':
      return requireScalar(value, 'string', 'a String');
    case 'boolean':
      return requireScalar(value, 'boolean', 'a Boolean');
    case 'integer':
      return requireScalar(value, 'number', 'an Integer');
    case 'long':
      return requireScalar(value, 'number', 'a Long');
    case 'float':
    case 'double':
      return requireScalar(value, 'number', 'a Double');
    case 'timestamp':
      return decodeTimestamp(value);
    case 'blob':
      return Buffer.from(requireScalar(value, 'string', 'a ByteBuffer') as string, 'base64');
  }
}

function decodeStructure(
  model: Model,
  shape: Structure,
  value: Record<string, unknown>,
): Record<string, unknown> {
  const decoded: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const member = memberOf(shape, name);
    if (member === undefined) {
      const known = Object.keys(shape.members).join(', ');
      throw serialization(`Unknown member '${name}': the playground accepts only [${known}] here`);
    }
    if (item !== null) decoded[name] = decodeValue(model, member.shape, item);
  }
  return decoded;
}

function decodeMap(model: Model, shape: MapShape, value: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  // A null prototype, so that a key such as __proto__ is data.
  const decoded = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of entries) decoded[key] = decodeValue(model, shape.value, item);
  return decoded;
}

function decodeList(model: Model, shape: List, value: unknown): unknown[] {
  if (asRecord(value) !== undefined) {
    throw serialization('Start of structure or map found where not expected.');
  }
  if (!Array.isArray(value)) throw serialization('Expected list or null');
  return value.filter((item) => item !== null).map((item) => decodeValue(model, shape.member, item));
}

function requireMap(value: unknown): Record<string, unknown> {
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  const record = asRecord(value);
  if (record === undefined) throw serialization('Expected null');
  return record;
}

function requireScalar(value: unknown, type: 'string' | 'number' | 'boolean', target: string): unknown {
  if (Array.isArray(value)) throw serialization('Start of list found where not expected');
  if (asRecord(value) !== undefined) {
    throw serialization('Start of structure or map found where not expected.');
  }
  if (typeof value !== type) throw serialization(`${tokenOf(value)} can not be converted to ${target}`);
  return value;
}

const tokenOf = (value: unknown) =>
  typeof value === 'string'
    ? 'STRING_VALUE'
    : typeof value === 'number'
      ? 'NUMBER_VALUE'
      : `${value === true ? 'TRUE' : 'FALSE'}_VALUE`;

/** Seconds since the epoch, or ISO 8601 text, which the service takes too. */
function decodeTimestamp(value: unknown): Date {
  const date =
    typeof value === 'number'
      ? new Date(value * 1000)
      : new Date(requireScalar(value, 'string', 'a Date') as string);
  if (Number.isNaN(date.getTime()))
    throw serialization(`${tokenOf(value)} can not be converted to milliseconds since epoch`);
  return date;
}
