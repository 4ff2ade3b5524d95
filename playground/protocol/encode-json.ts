// Values by the model -> awsJson 1.1 bodies.
import type { Model } from './model.ts';
import { asRecord, membersOf, shapeOf } from './shapes.ts';

/** `value`, which fits the structure `shapeName`, as the body of an awsJson answer. */
export function encodeJson(model: Model, shapeName: string | undefined, value: unknown): string {
  return JSON.stringify(shapeName === undefined ? {} : encodeValue(model, shapeName, value));
}

function encodeValue(model: Model, shapeName: string, value: unknown): unknown {
  const shape = shapeOf(model, shapeName);
  switch (shape.type) {
    case 'structure': {
      const record = asRecord(value) ?? {};
      const members = membersOf(shape).filter(([name]) => record[name] !== undefined);
      return Object.fromEntries(
        members.map(([name, member]) => [member.answer, encodeValue(model, member.shape, record[name])]),
      );
    }
    case 'list':
      return (value as unknown[]).map((item) => encodeValue(model, shape.member, item));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as Record<string, unknown>).map(([key, item]) => [
          key,
          encodeValue(model, shape.value, item),
        ]),
      );
    case 'timestamp':
      // Seconds with milliseconds as decimals, as SSM gives them.
      return (value as Date).getTime() / 1000;
    case 'blob':
      return Buffer.from(value as Uint8Array).toString('base64');
    default:
      return value;
  }
}
