import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** A frame of V8's stack, with or without a function's name: `at f (/a/b.js:1:2)`, `at /a/b.js:1:2`. */
const frame = /^(\s*at )(.*?\()?((?:file:\/\/)?\/?[^()]*?):(\d+):(\d+)(\)?)$/;

/** Frames that say nothing about the test: Node's own, mocha's, and those of VS Code's extension host. */
const noise = /^\s*at .*(?:\bnode:|\/node_modules\/mocha\/|extensionHostProcess\.js:)/;

/**
 * The stack as a developer wants it: frames in our sources instead of bundles, paths relative to `root`, no
 * frames of the machinery. The message, which comes first, stays as it is.
 *
 * The extension host replaces `Error.prepareStackTrace`, which switches off Node's own source maps; so the
 * mapping is done here, after the fact.
 */
export function readableStack(stack: string, root: string): string {
  return stack
    .split('\n')
    .filter((line) => !noise.test(line))
    .map((line) => mapFrame(line, root))
    .join('\n');
}

function mapFrame(line: string, root: string): string {
  const match = frame.exec(line);
  if (match === null) return line;
  const [, at = '', name = '', file = '', row = '', column = '', close = ''] = match;
  const generated = file.startsWith('file://') ? fileURLToPath(file) : file;
  const origin = originOf(generated, Number(row), Number(column));
  return `    ${at.trim()} ${name}${path.relative(root, origin.file)}:${origin.line}:${origin.column}${close}`;
}

/** The place in the sources of a place in a bundle; lines and columns count from 1. */
function originOf(
  file: string,
  line: number,
  column: number,
): { file: string; line: number; column: number } {
  const here = { file, line, column };
  const mapFile = `${file}.map`;
  if (!existsSync(mapFile)) return here;
  const map = new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')) as SourceMapPayload);
  const entry = map.findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return here;
  return {
    file: path.resolve(path.dirname(file), entry.originalSource),
    line: entry.originalLine + 1,
    column: entry.originalColumn + 1,
  };
}
