// A parameter path as a text: one key for each parameter below it, in YAML, JSON or as an .env file. A secret is never
// part of the text, because editors write what they show to the disk; something stands in its place.
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { isAlias, isMap, isScalar, isSeq, stringify, type ParsedNode } from 'yaml';
import { envKey, keyOfEnv, parseEnv, writeEnvValue } from './env-text.ts';
import type { Place, TextProblem } from './place.ts';
import { isNestedTooDeeply, parseYaml } from '../yaml/parse-yaml.ts';

export type PathFormat = 'yaml' | 'json' | 'env';

/** Stands for the value of a SecureString, which stays as it is. */
export const keptSecret = '••••••••';
/** Stands for the value of a SecureString that is asked for when the changes are applied. */
export const askedSecret = '<ask>';

/** A parameter as the text has it. */
export interface PathEntry {
  /** Its name below the path, without a slash at the start. */
  readonly key: string;
  readonly value: string | readonly string[];
}

export interface PlacedEntry extends PathEntry, Place {}

export interface ParsedPath {
  readonly entries: readonly PlacedEntry[];
  readonly problems: readonly TextProblem[];
}

/** Writes entries in the order that they come in. `heading`: lines of a comment, which JSON has no room for. */
export function writePath(
  entries: readonly PathEntry[],
  format: PathFormat,
  heading: readonly string[] = [],
): string {
  const comment = heading.map((line) => `# ${line}\n`).join('');
  switch (format) {
    case 'json':
      return `${JSON.stringify(toRecord(entries), undefined, 2)}\n`;
    case 'yaml':
      return `${comment}${entries.length === 0 ? '' : stringify(toRecord(entries), { lineWidth: 0 })}`;
    case 'env':
      return `${comment}${entries.map(({ key, value }) => `${envKey(key)}=${writeEnvValue(toText(value))}\n`).join('')}`;
  }
}

/** A StringList as AWS writes it. */
export const toText = (value: PathEntry['value']): string =>
  typeof value === 'string' ? value : value.join(',');

const toRecord = (entries: readonly PathEntry[]): Record<string, unknown> =>
  Object.fromEntries(entries.map(({ key, value }) => [key, value]));

/** Reads a text. It never throws: what cannot be read is a problem with its place. Maps in maps are levels of a path. */
export function parsePath(text: string, format: PathFormat): ParsedPath {
  const parsed = new Parsed();
  if (format === 'env') {
    const { entries, problems } = parseEnv(text);
    for (const { key, value, ...place } of entries) parsed.add(keyOfEnv(key), value, place);
    parsed.problems.push(...problems);
  } else if (isNestedTooDeeply(text)) {
    parsed.problem('This is nested too deeply for a path.', { offset: 0, length: text.length });
  } else if (text.trim() !== '') {
    if (format === 'json') readJson(text, parsed);
    else readYaml(text, parsed);
  }
  return parsed;
}

class Parsed implements ParsedPath {
  readonly entries: PlacedEntry[] = [];
  readonly problems: TextProblem[] = [];
  readonly #keys = new Set<string>();

  add(key: string, value: PathEntry['value'], { offset, length }: Place): void {
    if (this.#keys.has(key)) this.problem(`${key} stands here twice.`, { offset, length });
    this.#keys.add(key);
    this.entries.push({ key, value, offset, length });
  }

  problem(message: string, { offset, length }: Place): void {
    this.problems.push({ message, offset, length: Math.max(length, 1) });
  }
}

const odd = 'A value is a text or a list of texts.';

function readYaml(text: string, parsed: Parsed): void {
  // As texts: 08 and yes are values, not a number and a truth.
  const document = parseYaml(text, { schema: 'failsafe', uniqueKeys: false });
  for (const { message, pos } of document.errors) {
    const [line = ''] = message.split('\n');
    parsed.problem(line.replace(/ at line \d+, column \d+:$/, '.'), {
      offset: pos[0],
      length: pos[1] - pos[0],
    });
  }
  const { contents } = document;
  if (document.errors.length > 0 || contents === null) return;
  readYamlNode(contents, '', { place: placeOf(contents), parsed });
}

const placeOf = ({ range }: ParsedNode): Place => ({ offset: range[0], length: range[1] - range[0] });

function readYamlNode(
  node: ParsedNode | null,
  key: string,
  { place, parsed }: { readonly place: Place; readonly parsed: Parsed },
): void {
  if (isMap(node)) {
    for (const pair of node.items) {
      const name = pair.key;
      if (!isScalar(name)) {
        parsed.problem('A key is the name of a parameter.', placeOf(name));
        continue;
      }
      const value = pair.value;
      readYamlNode(value, joinKeys(key, String(name.value)), { place: placeOf(name), parsed });
    }
  } else if (key === '') {
    parsed.problem('Write a key and a value for each parameter.', place);
  } else if (isSeq(node)) {
    const items = node.items;
    if (items.every((item) => isScalar(item))) {
      parsed.add(
        key,
        items.map((item) => String(item.value)),
        place,
      );
    } else parsed.problem(odd, place);
  } else if (isScalar(node) && node.source !== '') {
    parsed.add(key, String(node.value), place);
  } else {
    parsed.problem(isAlias(node) ? odd : 'A parameter cannot be empty.', place);
  }
}

function readJson(text: string, parsed: Parsed): void {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  for (const { error, offset, length } of errors) {
    parsed.problem(`This is no JSON: ${printParseErrorCode(error)}.`, { offset, length });
  }
  if (errors.length > 0 || tree === undefined) return;
  readJsonNode(tree, '', { text, place: tree, parsed });
}

interface JsonReading {
  readonly text: string;
  readonly place: Place;
  readonly parsed: Parsed;
}

function readJsonNode(node: Node, key: string, { text, place, parsed }: JsonReading): void {
  if (node.type === 'object') {
    for (const { children: [name, value] = [] } of node.children ?? []) {
      if (name === undefined || value === undefined) continue;
      readJsonNode(value, joinKeys(key, String(name.value)), { text, place: name, parsed });
    }
  } else if (key === '') {
    parsed.problem('Write an object with a key for each parameter.', place);
  } else if (node.type === 'array') {
    const items = (node.children ?? []).map((item) => scalarOf(item, text));
    if (items.every((item) => item !== undefined)) parsed.add(key, items, place);
    else parsed.problem(odd, place);
  } else {
    const value = scalarOf(node, text);
    if (value === undefined) parsed.problem('A parameter cannot be empty.', place);
    else parsed.add(key, value, place);
  }
}

/** Numbers and truths as they are written. */
function scalarOf({ type, value, offset, length }: Node, text: string): string | undefined {
  if (type === 'string') return String(value);
  return type === 'number' || type === 'boolean' ? text.slice(offset, offset + length) : undefined;
}

const joinKeys = (path: string, key: string): string =>
  [path, key.replace(/^\/+|\/+$/g, '')].filter((part) => part !== '').join('/');
