// How completion writes keys and values, in YAML and in JSON.

import type { Field, ValueType } from '../catalog/field.ts';
import type { Language, Range } from '../syntax/tree.ts';

/** Where and how something is written. */
export interface Writing {
  readonly language: Language;
  readonly word: Range;
  /** The cursor stands between quotes, which stay. */
  readonly inQuotes: boolean;
  /** The key that is typed has its colon already. */
  readonly hasColon: boolean;
}

const lists: readonly ValueType[] = ['StringList', 'MapList', 'List', 'Steps'];
const maps: readonly ValueType[] = ['Map', 'StringMap', 'Parameters'];

/** A key as a snippet, with a tab stop at its value. The editor indents further lines as the first one. */
export function writeKey(field: Pick<Field, 'name' | 'types' | 'doc' | 'default'>, writing: Writing): string {
  const { language, inQuotes, hasColon } = writing;
  const name = escapeSnippet(field.name);
  if (hasColon) return language === 'json' && !inQuotes ? `"${name}"` : name;
  const [type] = field.types;
  const isList = type !== undefined && lists.includes(type);
  const isMap = type !== undefined && maps.includes(type);
  if (language === 'json') {
    // Between quotes the closing one is there already, or the editor has put it.
    if (inQuotes) return name;
    const value = isList ? '[$1]' : isMap ? '{$1}' : type === 'Boolean' || type === 'Integer' ? '$1' : '"$1"';
    return `"${name}": ${value}`;
  }
  if (isList) return `${name}:\n  - $1`;
  return isMap ? `${name}:\n  $1` : `${name}: $1`;
}

/** A value as a snippet, in quotes where the language needs them. */
export function writeValue(value: string, field: Field, { language, inQuotes }: Writing): string {
  const text = escapeSnippet(value);
  if (inQuotes) return text;
  const isText = !field.types.includes('Boolean') && !field.types.includes('Integer');
  if (language === 'json') return isText || !/^(?:true|false|-?\d+)$/.test(value) ? `"${text}"` : text;
  // YAML would read these texts as something else.
  return isText && /^(?:true|false|null|~|[\d.]+)$/i.test(value) ? `'${text}'` : text;
}

export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
