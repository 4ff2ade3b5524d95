import type { ScalarValue } from './tree.ts';

const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const RADIX = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const INFINITY = /^[-+]?\.(?:inf|Inf|INF)$/;

const WORDS = new Map<string, ScalarValue>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.nan', NaN],
  ['.NaN', NaN],
  ['.NAN', NaN],
]);

/** The value of a plain scalar by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema). */
export function plainValue(text: string): ScalarValue {
  const code = text.charCodeAt(0);
  // Most plain scalars are words; only digits, signs and dots begin numbers.
  const mayBeNumber = (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
  if (!mayBeNumber) return text.length > 5 ? text : valueOfWord(text);
  if (INTEGER.test(text) || FLOAT.test(text) || RADIX.test(text)) return Number(text);
  if (INFINITY.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return valueOfWord(text);
}

function valueOfWord(text: string): ScalarValue {
  const value = WORDS.get(text);
  return value === undefined ? text : value;
}

/** The value under one of YAML's own tags; other tags leave the text to whoever knows them. */
export function taggedValue(tag: string, text: string, untagged: ScalarValue): ScalarValue {
  switch (tag) {
    case '!':
    case '!!str':
    case '!<tag:yaml.org,2002:str>':
      return text;
    case '!!int':
    case '!!float':
    case '!!bool':
    case '!!null':
      return plainValue(text);
    default:
      return untagged;
  }
}
