import type { DocumentParameter } from '../runs/document-parameters.ts';
import { isList } from '../runs/document-parameters.ts';
import { fieldAt, runFileFields, type RunFileField } from './run-file-fields.ts';

/** Something that may stand at a place of a run file. */
export interface FileCompletion {
  readonly label: string;
  /** What is written: `targets:` and a new line for what stands below. */
  readonly insert: string;
  readonly doc: string;
  readonly kind: 'key' | 'value';
}

/** Where in a run file an offset is: the keys around it, and whether a value or another key is written there. */
interface Place {
  readonly path: readonly string[];
  readonly writes: 'key' | 'value';
  /** The keys that stand there already. */
  readonly siblings: ReadonlySet<string>;
}

/** What may stand at an offset. Goes by the indentation, because half-written YAML is the normal case. */
export function completeRunFile(
  text: string,
  offset: number,
  parameters: readonly DocumentParameter[],
): readonly FileCompletion[] {
  const place = placeAt(text, offset);
  return place.writes === 'key' ? keys(place, parameters) : values(place.path, parameters);
}

/** What is said about the key at an offset: its path, to be explained. */
export function explainRunFile(
  text: string,
  offset: number,
  parameters: readonly DocumentParameter[],
): string | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const key = keyOf(line);
  if (key === undefined || offset - lineStart > line.indexOf(':')) return undefined;
  const path = [...placeAt(text, lineStart + indentOf(line)).path, key];
  if (path[0] === 'parameters' && path.length === 2) {
    const parameter = parameters.find(({ name }) => name === key);
    return parameter && describeParameter(parameter);
  }
  return fieldAt(path)?.doc;
}

function keys({ path, siblings }: Place, parameters: readonly DocumentParameter[]): FileCompletion[] {
  if (path.length === 1 && path[0] === 'parameters') {
    return parameters
      .filter(({ name }) => !siblings.has(name))
      .map((parameter) => ({
        label: parameter.name,
        insert: `${parameter.name}: ${parameter.script !== undefined ? '|\n    ' : isList(parameter) ? '\n    - ' : ''}`,
        doc: describeParameter(parameter),
        kind: 'key',
      }));
  }
  const fields = path.length === 0 ? runFileFields : (fieldAt(path)?.fields ?? []);
  return fields
    .filter(({ name }) => !siblings.has(name))
    .map((field) => ({
      label: field.name,
      insert: keyText(field, path.length),
      doc: field.doc,
      kind: 'key',
    }));
}

function keyText({ name, kind, short }: RunFileField, depth: number): string {
  const below = `\n${'  '.repeat(depth + 1)}`;
  if (kind === 'map' && short !== true) return `${name}:${below}`;
  if (kind === 'names') return `${name}:${below}`;
  return kind === 'list' ? `${name}:${below}- ` : `${name}: `;
}

function values(path: readonly string[], parameters: readonly DocumentParameter[]): FileCompletion[] {
  const parameter =
    path.length === 2 && path[0] === 'parameters'
      ? parameters.find(({ name }) => name === path[1])
      : undefined;
  const allowed =
    parameter?.allowedValues ??
    (parameter?.type === 'Boolean' ? ['true', 'false'] : undefined) ??
    fieldAt(path)?.values ??
    [];
  const doc = parameter === undefined ? (fieldAt(path)?.doc ?? '') : describeParameter(parameter);
  return allowed.map((value) => ({ label: value, insert: plainOrQuoted(value), doc, kind: 'value' }));
}

/** Text that YAML would take for something else stands in quotes. */
function plainOrQuoted(value: string): string {
  return /^[A-Za-z$][\w$./-]*$/.test(value) && !/^(yes|no|on|off|null|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}

function describeParameter({ type, description, default: fallback }: DocumentParameter): string {
  const rest = fallback === undefined ? 'It has no default.' : `Default: ${fallback.join(', ') || 'empty'}.`;
  return [`${type}.`, description, rest].filter((part) => part !== undefined && part !== '').join(' ');
}

function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  const current = lines.pop() ?? '';
  const rest = text.slice(offset).split('\n');
  const inList = /^\s*- /.test(current);
  const key = keyOf(current);
  const indent = indentOf(current);
  const own = key === undefined ? [] : [key];
  const path: string[] = [];
  let limit = inList ? indent + 1 : indent;
  for (const line of lines.toReversed()) {
    const parent = keyOf(line);
    if (parent === undefined || indentOf(line) >= limit) continue;
    path.unshift(parent);
    limit = indentOf(line);
  }
  const writes = key !== undefined || inList ? 'value' : 'key';
  return { path: [...path, ...own], writes, siblings: siblingsOf(lines, rest.slice(1), indent) };
}

/** The keys of the map around a line: those of the same indentation, up and down to where the map ends. */
function siblingsOf(
  before: readonly string[],
  after: readonly string[],
  indent: number,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const side of [before.toReversed(), after]) {
    for (const line of side) {
      if (line.trim() === '') continue;
      if (indentOf(line) < indent) break;
      const key = keyOf(line);
      if (indentOf(line) === indent && key !== undefined) found.add(key);
    }
  }
  return found;
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

function keyOf(line: string): string | undefined {
  return /^\s*["']?([\w.:/@=+-]+?)["']?:(?:\s|$)/.exec(line)?.[1];
}
