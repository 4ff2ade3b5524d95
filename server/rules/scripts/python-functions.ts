// Functions of Python code, as far as rules need to know them.

import { recent } from '../../syntax/recent.ts';

/** A Python function that is defined at the left edge of a script. */
export interface PythonFunction {
  readonly name: string;
  /** The place of the name in the text of the script. */
  readonly offset: number;
  /** Where its body ends. */
  readonly end: number;
  /** The name of its first argument. */
  readonly first: string | undefined;
  /** How many values it can be called with, by position. */
  readonly least: number;
  readonly most: number;
  /** A decorator may change how it can be called. */
  readonly isDecorated: boolean;
}

const definition = /^(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/gm;

/** The functions that are defined at the left edge, in order. Definitions that are hard to read are left out. */
export const pythonFunctions = recent((script): readonly PythonFunction[] =>
  [...script.matchAll(definition)].map((match) => {
    const [all, name = '', list = ''] = match;
    const parts = splitArguments(list.replaceAll(/#.*$/gm, ''));
    const offset = match.index + all.lastIndexOf(name, all.indexOf('('));
    return {
      name,
      offset,
      end: nextAtLeftEdge(script, offset),
      first: /^\w+/.exec(parts[0] ?? '')?.[0],
      ...countArguments(parts),
      isDecorated: script[script.lastIndexOf('\n', match.index - 2) + 1] === '@',
    };
  }),
);

/** Which of the functions of a script a place in it stands in. */
export function functionAround(
  functions: readonly PythonFunction[],
  offset: number,
): PythonFunction | undefined {
  const found = functions.findLast((each) => each.offset < offset);
  return found !== undefined && offset < found.end ? found : undefined;
}

/** The next line at the left edge, which ends a function. A bracket there may belong to its arguments. */
function nextAtLeftEdge(script: string, offset: number): number {
  const expression = /\n[^\s#)]/g;
  expression.lastIndex = offset;
  return expression.exec(script)?.index ?? script.length;
}

function countArguments(parts: readonly string[]): { least: number; most: number } {
  let least = 0;
  let most = 0;
  for (const part of parts) {
    if (part === '/' || part.startsWith('**')) continue;
    if (part === '*') break;
    if (part.startsWith('*')) return { least, most: Infinity };
    most += 1;
    if (!part.includes('=')) least += 1;
  }
  return { least, most };
}

/** Splits at the commas that stand in no bracket. */
function splitArguments(list: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const char = list.charAt(at);
    if (char !== '' && '([{'.includes(char)) depth += 1;
    else if (char !== '' && ')]}'.includes(char)) depth -= 1;
    if (at < list.length && (char !== ',' || depth !== 0)) continue;
    parts.push(list.slice(start, at).trim());
    start = at + 1;
  }
  return parts.filter((part) => part !== '');
}
