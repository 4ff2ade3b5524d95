// `sourceInfo` of aws:downloadContent: a map, or JSON text of one.

import type { Analysis } from '../../analysis.ts';
import { findEntry } from '../../model/scripts.ts';
import type { SsmDocument } from '../../model/document.ts';
import {
  asMap,
  asScalar,
  type MapEntry,
  type Range,
  type ScalarNode,
  type TextEdit,
} from '../../syntax/tree.ts';
import { replacePart, replaceText } from '../edits.ts';
import { inputsOf } from './plugin-inputs.ts';

/** One key of `sourceInfo`. */
export interface SourceKey {
  readonly name: string;
  /** Text of a text, number or boolean; undefined for anything else. */
  readonly text: string | undefined;
  /** Where the value stands. */
  readonly range: Range;
  /** The edit that writes another text as the value; undefined where its place in JSON text is not clear. */
  readonly replace: (text: string, analysis: Analysis) => TextEdit | undefined;
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
    replace: (text, analysis) => replaceText(entry.value, text, analysis),
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
    const place = jsonPlace(node.text, name);
    return {
      name,
      text: isScalar ? String(value) : undefined,
      range: place === undefined ? node : node.sourceRange(place.start, place.end),
      replace: (text) => place && replacePart(node, place, JSON.stringify(text)),
    };
  });
}

/** The value behind a key of JSON text; undefined for keys with escapes, which mark the whole text. */
function jsonPlace(json: string, name: string): Range | undefined {
  const key = json.indexOf(JSON.stringify(name));
  const value = /^\s*:\s*("(?:[^"\\]|\\.)*"|[^\s,}]+)/.exec(json.slice(key + name.length + 2));
  if (key < 0 || value?.[1] === undefined) return undefined;
  const end = key + name.length + 2 + value[0].length;
  return { start: end - value[1].length, end };
}

/** The key with this name; the agent does not mind its case. */
export function findKey(keys: readonly SourceKey[] | undefined, name: string): SourceKey | undefined {
  return keys?.find((key) => key.name.toLowerCase() === name.toLowerCase());
}
