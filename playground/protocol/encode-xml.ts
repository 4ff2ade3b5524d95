// Values by the model -> the XML of the ec2Query and awsQuery protocols.
import type { Model, Structure } from './model.ts';
import { asRecord, membersOf, shapeOf } from './shapes.ts';

/** One element with escaped text. */
export const textElement = (name: string, text: string) => `<${name}>${escape(text)}</${name}>`;

/** The members of `value`, which fits the structure `shapeName`, as elements without an enclosing one. */
export function encodeXml(model: Model, shapeName: string | undefined, value: unknown): string {
  if (shapeName === undefined) return '';
  return encodeMembers(model, shapeOf(model, shapeName) as Structure, asRecord(value) ?? {});
}

function encodeMembers(model: Model, shape: Structure, value: Record<string, unknown>): string {
  return membersOf(shape)
    .filter(([name]) => value[name] !== undefined)
    .map(([name, member]) => encodeElement(model, member.shape, member.answer, value[name]))
    .join('');
}

function encodeElement(model: Model, shapeName: string, name: string, value: unknown): string {
  const shape = shapeOf(model, shapeName);
  switch (shape.type) {
    case 'structure':
      return `<${name}>${encodeMembers(model, shape, asRecord(value) ?? {})}</${name}>`;
    case 'list': {
      const items = (value as unknown[]).map((item) =>
        encodeElement(model, shape.member, shape.tag ?? 'member', item),
      );
      return `<${name}>${items.join('')}</${name}>`;
    }
    case 'map':
      throw new Error(`No query protocol of the playground has a map in an answer: ${shapeName}`);
    case 'timestamp':
      return textElement(name, (value as Date).toISOString());
    case 'blob':
      return textElement(name, Buffer.from(value as Uint8Array).toString('base64'));
    default:
      return textElement(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** XML 1.0 has no way to write most control characters, so they become U+FFFD. */
function escape(text: string): string {
  return (
    text
      .replace(/[&<>"\r]/g, (character) => entities[character] ?? character)
      // eslint-disable-next-line no-control-regex -- these are the characters that XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  );
}
