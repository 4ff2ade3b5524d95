import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeDocument } from '../../../bench/documents.ts';
import { analyze } from '../../../server/analysis.ts';
import { diagnose } from '../../../server/rules/diagnose.ts';
import { edit } from '../../../server/syntax/edit.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language, SyntaxTree } from '../../../server/syntax/tree.ts';
import { listCorpus } from '../../support/corpus.ts';

interface Sample {
  readonly language: Language;
  readonly text: string;
}

const samples: readonly Sample[] = [
  { language: 'yaml', text: makeDocument(3, 'ssm-yaml').text },
  { language: 'json', text: makeDocument(3, 'ssm-json').text },
  ...listCorpus()
    .filter(({ bytes }, index) => bytes < 8000 && index % 15 === 0)
    .map(({ language, text }): Sample => ({ language, text: text() })),
];

/** What changes the meaning of a document: names, references, selectors, runtimes, targets, comments for rules. */
const pieces = [
  ...Array.from('x.:$ \n"{}[],-'),
  ...[
    '{{ find0.Id }}',
    '{{ Nobody }}',
    '$.Payload',
    '$..x',
    'python3.6',
    'step:wait0',
    'arn:aws:s3:us-east-1:',
  ],
  ...['\n# ssm-disable-file', 'isEnd: true\n', 'aws:sleep', 'true', ''],
];

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
    text: fc.constantFrom(...pieces),
  }),
  { minLength: 1, maxLength: 12 },
);

function findingsOf(tree: SyntaxTree): unknown {
  const faults: string[] = [];
  const diagnostics = diagnose(analyze(tree), { onFault: (code) => faults.push(code) });
  return { diagnostics, faults };
}

describe('the diagnostics of an edited document', () => {
  it('are those of its text read anew, after any edits', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.constantFrom(...samples), edits, ({ text, language }, changes) => {
        let tree = parse(text, language);
        for (const { at, length, text: inserted } of changes) {
          const start = at % (tree.text.length + 1);
          tree = edit(tree, { start, end: Math.min(tree.text.length, start + length), text: inserted });
          assert.deepEqual(findingsOf(tree), findingsOf(parse(tree.text, language)));
        }
      }),
      { numRuns: 80 },
    );
  });
});
