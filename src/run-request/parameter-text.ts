import { isList, type DocumentParameter } from '../runs/document-parameters.ts';

/**
 * The text of a value in a box of the form. A list has an item a line; one whose items have line ends themselves, and
 * which is no script, is JSON, so that no item is lost.
 */
export function toText(parameter: DocumentParameter, wire: readonly string[]): string {
  // Each map travels as an item of its own.
  if (parameter.type === 'MapList') return wire.length === 0 ? '' : `[${wire.join(', ')}]`;
  if (!isList(parameter)) return wire[0] ?? '';
  const asLines = parameter.script !== undefined || !wire.some((item) => /[\r\n]|^$|^\s*\[/.test(item));
  return asLines ? wire.join('\n') : JSON.stringify(wire);
}

/** The value, in SendCommand's form, of a text in a box. */
export function fromText(parameter: DocumentParameter, text: string): readonly string[] {
  if (parameter.type === 'MapList') return readMaps(text) ?? [text];
  if (!isList(parameter)) return [text];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  // Blank lines belong to a script, but for those at its end.
  if (parameter.script !== undefined) return text.trim() === '' ? [] : trimEnd(lines);
  return readJsonList(text) ?? lines.filter((line) => line.trim() !== '');
}

function trimEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

function readMaps(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map((map) => JSON.stringify(map)) : undefined;
  } catch {
    return undefined;
  }
}

function readJsonList(text: string): readonly string[] | undefined {
  if (!text.trimStart().startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True if both are the same value. */
export function sameValue(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
