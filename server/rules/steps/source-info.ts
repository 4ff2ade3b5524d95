// `sourceInfo` of aws:downloadContent: a map, or JSON text of one.

import { findEntry } from '../../model/scripts.ts';
import type { SsmDocument } from '../../model/document.ts';
import { asMap, asScalar, type MapEntry, type Range, type ScalarNode } from '../../syntax/tree.ts';
import { inputsOf } from './plugin-inputs.ts';

/** One key of `sourceInfo`. */
export interface SourceKey {
  readonly name: string;
  /** Text of a text, number or boolean; undefined for anything else. */
  readonly text: string | undefined;
  /** Where the value stands. */
  readonly range: Range;
}

export interface SourceInfo {
  readonly entry: MapEntry;
  /** The literal `sourceType`; undefined when it is filled in at run time. */
  readonly sourceType: string | undefined;
  /** Undefined when the JSON text cannot be read; `isOpen` when references may be why. */
  readonly keys: readonly SourceKey[] | undefined;
  readonly isOpen: boolean;
}

/** The `sourceInfo` of every step of aws:downloadContent. */
export function sourceInfos(document: SsmDocument): readonly SourceInfo[] {
  return inputsOf(document, 'aws:downloadContent').flatMap(({ inputs }) => {
    const entry = findEntry(inputs, 'sourceInfo');
    if (entry === undefined) return [];
    const type = asScalar(findEntry(inputs, 'sourceType')?.value)?.text;
    const sourceType = type?.includes('{{') === true ? undefined : type;
    const text = asScalar(entry.value);
    const isOpen = text?.text.includes('{{') === true;
    return [{ entry, sourceType, keys: text === undefined ? mapKeys(entry) : jsonKeys(text), isOpen }];
  });
}

function mapKeys({ value }: MapEntry): readonly SourceKey[] | undefined {
  return asMap(value)?.entries.map((entry) => ({
    name: entry.name,
    text: asScalar(entry.value)?.text,
    range: entry.value,
  }));
}

function jsonKeys(node: ScalarNode): readonly SourceKey[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(node.text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  return Object.entries(parsed as Record<string, unknown>).map(([name, value]) => {
    const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return { name, text: isScalar ? String(value) : undefined, range: jsonRange(node, name) };
  });
}

/** The value behind a key of JSON text. Keys with escapes, or again in a nested map, mark the whole text. */
function jsonRange(node: ScalarNode, name: string): Range {
  const key = node.text.indexOf(JSON.stringify(name));
  const value = /^\s*:\s*("(?:[^"\\]|\\.)*"|[^\s,}]+)/.exec(node.text.slice(key + name.length + 2));
  if (key < 0 || value?.[1] === undefined) return node;
  const end = key + name.length + 2 + value[0].length;
  return node.sourceRange(end - value[1].length, end);
}

/** The key with this name; the agent does not mind its case. */
export function findKey(keys: readonly SourceKey[] | undefined, name: string): SourceKey | undefined {
  return keys?.find((key) => key.name.toLowerCase() === name.toLowerCase());
}
