// The edits that fixes are made of. They write YAML or JSON as the text around them is written: the same quotes,
// the same indentation, block or flow.

import type { Analysis } from '../analysis.ts';
import type {
  Language,
  MapEntry,
  MapNode,
  Node,
  Range,
  ScalarNode,
  SequenceEntry,
  SequenceNode,
  TextEdit,
} from '../syntax/tree.ts';

/** What an edit can write. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** Replaces a scalar, or any node in one line, by a text. Quotes stay as they are unless the text needs other ones. */
export function replaceText(node: Node, text: string, { language }: Analysis): TextEdit {
  const style = node.kind === 'scalar' ? node.style : 'plain';
  return { start: node.start, end: node.end, text: writeText(text, language, style) };
}

/** Replaces the part `[start, end)` of what a scalar stands for, escaped as its quotes want it. */
export function replacePart(node: ScalarNode, { start, end }: Range, text: string): TextEdit {
  return { ...node.sourceRange(start, end), text: escapePart(text, node.style) };
}

/** Replaces a node by a value, written in one line. */
export function replaceValue(node: Range, value: Value, { language }: Analysis): TextEdit {
  return { start: node.start, end: node.end, text: writeFlow(value, language) };
}

/** Replaces a number by another one, which is a text if the first was written as a text. */
export function replaceNumber(node: Node, value: number, analysis: Analysis): TextEdit {
  const isText = node.kind === 'scalar' && node.style !== 'plain';
  return isText ? replaceText(node, String(value), analysis) : replaceValue(node, value, analysis);
}

/** Gives an entry another key. */
export function renameKey(entry: MapEntry, name: string, analysis: Analysis): TextEdit {
  return replaceText(entry.key, name, analysis);
}

/** Adds `key: value` to a map: before an entry of it, else at its end. */
export function addEntry(
  map: MapNode,
  [key, value]: readonly [key: string, value: Value],
  analysis: Analysis,
  before?: MapEntry,
): TextEdit {
  const { text, language } = analysis;
  if (map.style === 'flow') return addToFlow(map, writeFlowEntry(key, value, language), analysis, before);
  const pad = ' '.repeat(columnOf(text, (map.entries[0] ?? map).start));
  const written = writeBlockEntry(key, value, pad, indentStep(analysis));
  if (before !== undefined) return insertion(before.start, `${written}\n${pad}`);
  return insertion(endOfLine(text, map.end), `\n${pad}${written}`);
}

/** Adds an item at the end of a sequence. */
export function addItem(sequence: SequenceNode, value: Value, analysis: Analysis): TextEdit {
  const { text, language } = analysis;
  const written = writeFlow(value, language);
  if (sequence.style === 'flow') return addToFlow(sequence, written, analysis);
  const pad = ' '.repeat(columnOf(text, sequence.start));
  return insertion(endOfLine(text, sequence.end), `\n${pad}- ${written}`);
}

/** Takes an entry out of its map or sequence, with its line or its comma. */
export function removeEntry(
  collection: MapNode | SequenceNode,
  entry: MapEntry | SequenceEntry,
  { text }: Analysis,
): TextEdit {
  const entries: readonly Range[] = collection.entries;
  const index = entries.findIndex(({ start }) => start === entry.start);
  const next = entries[index + 1];
  const previous = entries[index - 1];
  if (next === undefined && previous === undefined) {
    return { start: collection.start, end: collection.end, text: collection.kind === 'map' ? '{}' : '[]' };
  }
  if (collection.style === 'flow' || previous === undefined) {
    if (next !== undefined) return { start: entry.start, end: next.start, text: '' };
    return { start: previous?.end ?? entry.start, end: entry.end, text: '' };
  }
  return { start: lineStart(text, entry.start) - 1, end: endOfLine(text, entry.end), text: '' };
}

/** A value in one line. */
function writeFlow(value: Value, language: Language): string {
  if (typeof value === 'string') return writeText(value, language, 'plain');
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((item) => writeFlow(item, language)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => writeFlowEntry(key, item, language));
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

function writeFlowEntry(key: string, value: Value, language: Language): string {
  return `${writeText(key, language, 'plain')}: ${writeFlow(value, language)}`;
}

function writeBlockEntry(key: string, value: Value, pad: string, step: number): string {
  const name = writeText(key, 'yaml', 'plain');
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) {
    return `${name}: ${writeFlow(value, 'yaml')}`;
  }
  const inner = pad + ' '.repeat(step);
  const lines = isList(value)
    ? value.map((item) => `- ${writeFlow(item, 'yaml')}`)
    : Object.entries(value).map(([innerKey, item]) => writeBlockEntry(innerKey, item, inner, step));
  return [`${name}:`, ...lines.map((line) => inner + line)].join('\n');
}

/** A text in the wanted quotes, or in the simplest ones that can hold it. */
function writeText(text: string, language: Language, style: ScalarNode['style']): string {
  if (language === 'json' || style === 'double') return JSON.stringify(text);
  // eslint-disable-next-line no-control-regex -- only double quotes can hold control characters
  if (/[\0-\x1F\x7F]/.test(text)) return JSON.stringify(text);
  if (style === 'plain' && isPlain(text)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}

/** True if the text is safe without quotes everywhere, flow style included, and is read as a text. */
function isPlain(text: string): boolean {
  const isWord = /^[A-Za-z_/$(](?:[\w ./$()=+@%^~<>-]|:(?! |$))*$/.test(text) && !text.endsWith(' ');
  return isWord && !/^(?:true|false|yes|no|on|off|y|n|null|~)$/i.test(text);
}

function escapePart(text: string, style: ScalarNode['style']): string {
  if (style === 'double') return JSON.stringify(text).slice(1, -1);
  return style === 'single' ? text.replaceAll("'", "''") : text;
}

function addToFlow(
  collection: MapNode | SequenceNode,
  written: string,
  { text }: Analysis,
  before?: Range,
): TextEdit {
  const entries: readonly Range[] = collection.entries;
  const last = entries.at(-1);
  if (last === undefined) {
    const inside = collection.kind === 'map' ? `{ ${written} }` : `[${written}]`;
    return { start: collection.start, end: collection.end, text: inside };
  }
  const anchor = before ?? last;
  const lead = text.slice(lineStart(text, anchor.start), anchor.start);
  const separator = lead.trim() === '' ? `,\n${lead}` : ', ';
  return before === undefined
    ? insertion(last.end, separator + written)
    : insertion(before.start, written + separator);
}

function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The end of the line without its line break. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** By how many columns the document indents its first nested block map; 2 when there is none. */
function indentStep({ document, text }: Analysis): number {
  for (const { value } of document.entries) {
    if (value.kind === 'map' && value.style === 'block') return columnOf(text, value.start) || 2;
  }
  return 2;
}
