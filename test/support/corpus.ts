import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../server/syntax/tree.ts';

const root = path.resolve(import.meta.dirname, '../../../shared/corpus');

/** True if the real documents lie beside the project. Tests that need them skip themselves otherwise. */
export const hasCorpus = existsSync(path.join(root, 'manifest.tsv'));

/** One row of the corpus's manifest. */
export interface CorpusDocument {
  readonly file: string;
  readonly kind: string;
  readonly language: Language;
  readonly bytes: number;
  readonly expect: 'valid' | 'likely-valid' | 'templated' | 'unverified';
  readonly flags: string;
  readonly text: () => string;
}

/** The documents of ../shared/corpus; none if it is absent. */
export function listCorpus(): CorpusDocument[] {
  if (!hasCorpus) return [];
  const [, ...rows] = readFileSync(path.join(root, 'manifest.tsv'), 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [file = '', kind = '', , format, bytes, , , expect, flags = ''] = row.split('\t');
    return {
      file,
      kind,
      language: format === 'json' ? 'json' : 'yaml',
      bytes: Number(bytes),
      expect: expect as CorpusDocument['expect'],
      flags,
      text: () => readFileSync(path.join(root, file), 'utf8'),
    };
  });
}
