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

/** Adds an item to a sequence: before one of its entries, else at its end. */
export function addItem(
  sequence: SequenceNode,
  value: Value,
  analysis: Analysis,
  before?: SequenceEntry,
): TextEdit {
  const { text, language } = analysis;
  const written = writeFlow(value, language);
  if (sequence.style === 'flow') return addToFlow(sequence, written, analysis, before);
  const pad = ' '.repeat(columnOf(text, sequence.start));
  if (before !== undefined) return insertion(before.start, `- ${written}\n${pad}`);
  return insertion(endOfLine(text, sequence.end), `\n${pad}- ${written}`);
}

/**
 * Replaces an entry of a map by the entries of a map inside of it. Undefined where that cannot be written: names that
 * the map has already, entries of a block within braces, and what stands elsewhere behind an alias.
 */
export function hoistEntries(
  map: MapNode,
  entry: MapEntry,
  inner: MapNode,
  { text }: Analysis,
): TextEdit | undefined {
  const { start, end } = entry;
  const first = inner.entries[0];
  const isTaken = inner.entries.some(({ name }) => name !== entry.name && map.entry(name) !== undefined);
  if (first === undefined || isTaken || inner.start < start || inner.end > end) return undefined;
  if (map.style === 'flow') {
    return inner.style === 'flow' ? { start, end, text: entriesText(inner, text) } : undefined;
  }
  const column = columnOf(text, start);
  if (inner.style === 'block') {
    const surplus = Math.max(0, columnOf(text, first.start) - column);
    const lines = entriesText(inner, text).replaceAll(new RegExp(`\\n {0,${surplus}}`, 'g'), '\n');
    return { start, end, text: lines };
  }
  const lines = inner.entries.map(({ key, value }) => {
    return `${text.slice(key.start, key.end)}: ${text.slice(value.start, value.end)}`.trimEnd();
  });
  return { start, end, text: lines.join(`\n${' '.repeat(column)}`) };
}

/** Makes one map of a list of maps; none where names repeat, or where the list mixes block and flow style. */
export function joinMaps(list: SequenceNode, { text }: Analysis): readonly TextEdit[] {
  const maps = list.entries.flatMap(({ value }) =>
    value.kind === 'map' && value.entries.length > 0 ? value : [],
  );
  const names = maps.flatMap(({ entries }) => entries.map(({ name }) => name));
  if (maps.length === 0 || maps.length < list.entries.length || new Set(names).size < names.length) return [];
  if (maps.every(({ style }) => style === 'flow')) {
    const entries = maps.map((map) => entriesText(map, text)).join(', ');
    return [{ start: list.start, end: list.end, text: `{ ${entries} }` }];
  }
  const columns = new Set(maps.map(({ start }) => columnOf(text, start)));
  if (columns.size > 1 || maps.some(({ style }) => style === 'flow')) return [];
  // Blanks in the place of the dash keep every line where it is.
  return list.entries.map(({ start, value }) => {
    return { start, end: value.start, text: ' '.repeat(value.start - start) };
  });
}

/** What is written between the first and the last entry of a map, comments included. */
function entriesText({ entries }: MapNode, text: string): string {
  return text.slice(entries[0]?.start, entries.at(-1)?.end);
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
