// Counts what each rule finds in the corpus of real documents, by how sure it is that the service accepted them.
//
//   npx tsx scripts/corpus-report.ts                      the table
//   npx tsx scripts/corpus-report.ts CODE [GROUP]         every finding of one rule, or of all with severity CODE

import { analyze } from '../server/analysis.ts';
import { diagnose } from '../server/rules/diagnose.ts';
import { rules } from '../server/rules/index.ts';
import type { Diagnostic } from '../server/rules/rule.ts';
import { parse } from '../server/syntax/parse.ts';
import { type CorpusDocument, hasCorpus, listCorpus } from '../test/support/corpus.ts';

const groups = ['valid', 'likely-valid', 'templated', 'unverified'] as const;

interface Found {
  readonly document: CorpusDocument;
  readonly text: string;
  readonly diagnostic: Diagnostic;
}

function findAll(): Found[] {
  return listCorpus().flatMap((document) => {
    const text = document.text();
    const onFault = (code: string, error: unknown): never => {
      throw new Error(`${code} threw on ${document.file}`, { cause: error });
    };
    const diagnostics = diagnose(analyze(parse(text, document.language)), { onFault });
    return diagnostics.map((diagnostic) => ({ document, text, diagnostic }));
  });
}

/** Documents and, behind the slash, findings. */
function count(found: readonly Found[]): string {
  if (found.length === 0) return '.';
  return `${new Set(found.map(({ document }) => document.file)).size}/${found.length}`;
}

function* table(found: readonly Found[]): Generator<string> {
  yield ['code'.padEnd(34), 'severity'.padEnd(9), ...groups.map((group) => group.padStart(13))].join('');
  for (const { code, severity } of rules) {
    const counts = groups.map((group) => {
      const inGroup = found.filter(
        ({ document, diagnostic }) => diagnostic.code === code && document.expect === group,
      );
      return count(inGroup).padStart(13);
    });
    yield [code.padEnd(34), severity.padEnd(9), ...counts].join('');
  }
}

function* listing(found: readonly Found[], wanted: string, group: string | undefined): Generator<string> {
  for (const { document, text, diagnostic } of found) {
    const { code, severity, start, end, message } = diagnostic;
    if ((code !== wanted && severity !== wanted) || (group !== undefined && document.expect !== group))
      continue;
    const line = text.slice(0, start).split('\n').length;
    const excerpt = JSON.stringify(text.slice(start, end)).slice(0, 120);
    yield `${document.expect} ${document.file}:${line} ${severity} ${code}: ${message} ${excerpt}`;
  }
}

if (!hasCorpus) throw new Error('../shared/corpus is absent');
const [wanted, group] = process.argv.slice(2);
const lines = wanted === undefined ? table(findAll()) : listing(findAll(), wanted, group);
for (const line of lines) process.stdout.write(`${line}\n`);
