// .env files: NAME=value lines. The rules are those that most readers of such files share: quotes may span lines, double
// ones know escapes, `#` begins a comment after a space.
import type { Place, TextProblem } from './place.ts';

export interface EnvEntry extends Place {
  readonly key: string;
  readonly value: string;
}

/**
 * The name of a variable for a key: `database__host` for `database/host`. A key that would not be found again by its
 * name is written as it is, after `./`.
 */
export function envKey(key: string): string {
  const name = key.replaceAll('/', '__');
  return keyOfEnv(name) === key ? name : `./${key}`;
}

/** The key that a name stands for. */
export const keyOfEnv = (name: string): string =>
  name.includes('/') ? name.replace(/^\.?\/+/, '') : name.replaceAll('__', '/');

/** A value with the quotes that it needs. */
export function writeEnvValue(value: string): string {
  if (/^[\w./:@%+,=<>•-]+$/.test(value)) return value;
  if (!/['\r\n]/.test(value)) return `'${value}'`;
  const escaped = value
    .replace(/[\\"$]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return `"${escaped}"`;
}

/** Reads a file. What is no `NAME=value` is a problem; the rest is read all the same. */
export function parseEnv(text: string): {
  readonly entries: readonly EnvEntry[];
  readonly problems: readonly TextProblem[];
} {
  const entries: EnvEntry[] = [];
  const problems: TextProblem[] = [];
  const line = /[^\n]*\n?/y;
  for (let at = 0; at < text.length;) {
    line.lastIndex = at;
    const [whole = ''] = line.exec(text) ?? [];
    const content = whole.trimEnd();
    const end = at + whole.length;
    const [head, name = ''] = /^\s*(?:export\s+)?([\w./-]+)[ \t]*=[ \t]*/.exec(content) ?? [];
    const offset = at + content.search(/\S|$/);
    if (content.trim() === '' || content.trimStart().startsWith('#')) {
      at = end;
    } else if (head === undefined) {
      problems.push({ message: 'Write NAME=value.', offset, length: at + content.length - offset });
      at = end;
    } else {
      const start = at + head.length;
      const place = { offset: at + head.indexOf(name), length: name.length };
      const read = readValue(text, start, at + content.length);
      if (read === undefined) {
        problems.push({ message: 'This quote is not closed.', offset: start, length: 1 });
        at = end;
      } else {
        entries.push({ key: name, value: read.value, ...place });
        // The rest of the line after a quoted value is a comment at most.
        const next = text.indexOf('\n', read.end);
        at = next === -1 ? text.length : next + 1;
      }
    }
  }
  return { entries, problems };
}

/** The value that begins at `start`, and where it ends; undefined if its quote does not end. */
function readValue(text: string, start: number, lineEnd: number): { value: string; end: number } | undefined {
  const quote = text[start];
  if (quote === "'") {
    const end = text.indexOf("'", start + 1);
    return end === -1 ? undefined : { value: text.slice(start + 1, end), end };
  }
  if (quote === '"') {
    const quoted = /"((?:[^"\\]|\\[^])*)"/y;
    quoted.lastIndex = start;
    const found = quoted.exec(text);
    if (found === null) return undefined;
    return { value: unescape(found[1] ?? ''), end: quoted.lastIndex };
  }
  const raw = text.slice(start, Math.max(start, lineEnd));
  return { value: raw.replace(/(?:^|\s+)#.*$/, '').trim(), end: lineEnd };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unescape = (text: string): string =>
  text.replace(/\\([^])/g, (_, character: string) => escapes[character] ?? character);
