import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { glob, isDynamicPattern } from 'tinyglobby';
import { detectTextKind } from '../catalog/detect.ts';
import { detectLanguage } from '../features/detect-language.ts';
import type { Language } from '../syntax/tree.ts';
import type { LintOptions } from './options.ts';

/** A text to check. */
export interface Source {
  /** As it is reported: relative to the working folder, or `<stdin>`. */
  readonly name: string;
  /** Undefined for the standard input. */
  readonly file: string | undefined;
  readonly language: Language;
  readonly text: string;
}

/** A file or pattern that cannot be read, and why. */
export interface Unreadable {
  readonly name: string;
  readonly reason: string;
}

/** Larger files are data: the service takes at most 64 KB of text. In bytes. */
const LARGEST = 1024 * 1024;

const byName = /\.ssm\.(?:ya?ml|json)$/i;
const candidates = '**/*.{yaml,yml,json}';
const never = ['**/node_modules/**', '**/.git/**'];

/** The texts that `paths` name, one after the other, so that no more than one is in memory; each file once. */
export async function* findSources(
  { paths, language }: Pick<LintOptions, 'paths' | 'language'>,
  { cwd, stdin }: { cwd: string; stdin: Readable },
): AsyncGenerator<Source | Unreadable> {
  const seen = new Set<string>();
  for (const given of paths) {
    if (given === '-') {
      const text = await readAll(stdin);
      yield { name: '<stdin>', file: undefined, language: language ?? languageOf('', text), text };
      continue;
    }
    for await (const { file, isNamed } of listFiles(given, cwd)) {
      const name = path.relative(cwd, file) || given;
      if (seen.has(file)) continue;
      seen.add(file);
      if (isNamed === 'missing') yield { name: given, reason: 'there is no such file or folder' };
      else yield* readSource(file, { name, isNamed });
    }
  }
}

interface Listed {
  readonly file: string;
  readonly isNamed: boolean | 'missing';
}

async function* listFiles(given: string, cwd: string): AsyncGenerator<Listed> {
  const file = path.resolve(cwd, given);
  const kind = await stat(file).catch(() => undefined);
  if (kind?.isDirectory() === true) {
    const found = await glob(candidates, {
      cwd: file,
      absolute: true,
      ignore: never,
      followSymbolicLinks: false,
    });
    for (const each of found.sort()) yield { file: path.normalize(each), isNamed: false };
  } else if (kind !== undefined) {
    yield { file, isNamed: true };
  } else if (isDynamicPattern(given)) {
    const pattern = given.split(path.sep).join('/');
    const found = await glob(pattern, { cwd, absolute: true, ignore: never, followSymbolicLinks: false });
    if (found.length === 0) yield { file, isNamed: 'missing' };
    for (const each of found.sort()) yield { file: path.normalize(each), isNamed: false };
  } else {
    yield { file, isNamed: 'missing' };
  }
}

async function* readSource(
  file: string,
  { name, isNamed }: { name: string; isNamed: boolean },
): AsyncGenerator<Source | Unreadable> {
  try {
    if (!isNamed && (await stat(file)).size > LARGEST) return;
    const text = await readFile(file, 'utf8');
    if (!isNamed && !isDocument(file, text)) return;
    yield { name, file, language: languageOf(file, text), text };
  } catch (error) {
    yield { name, reason: error instanceof Error ? error.message : String(error) };
  }
}

function isDocument(file: string, text: string): boolean {
  const languageId = file.endsWith('.json') ? 'json' : 'yaml';
  return byName.test(file) || detectLanguage({ text, languageId }) !== null;
}

function languageOf(file: string, text: string): Language {
  if (/\.json$/i.test(file)) return 'json';
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  if (detectTextKind(text) !== undefined) return 'text';
  return /^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml';
}
