import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { edit } from '../../../server/syntax/edit.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language, MapNode, TextEdit } from '../../../server/syntax/tree.ts';
import { asMap, asSequence } from '../../../server/syntax/tree.ts';
import { listCorpus } from '../../support/corpus.ts';
import { dumpTree } from '../../support/dump-tree.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/documents/${name}`, `file://${__filename}`), 'utf8');

interface Sample {
  readonly name: string;
  readonly language: Language;
  readonly text: string;
}

const samples: readonly Sample[] = [
  ...['patch-hosts.yaml', 'restart-service.yaml'].map((name): Sample => ({
    name,
    language: 'yaml',
    text: fixture(name),
  })),
  { name: 'run-script.json', language: 'json', text: fixture('run-script.json') },
  {
    name: 'patch-hosts.yaml with CRLF',
    language: 'yaml',
    text: fixture('patch-hosts.yaml').replaceAll('\n', '\r\n'),
  },
  {
    name: 'run-script.json with CRLF and tabs',
    language: 'json',
    text: fixture('run-script.json').replaceAll('\n', '\r\n').replaceAll('  ', '\t'),
  },
  {
    name: 'scalars of every style, with tabs',
    language: 'yaml',
    text: 'a: |+2\n    b\n\n\tc\n\nd: >-\n  e\n  f\n\n  - g\nh:\t\'i\n  j\'\nk: "l \\\n  m\\tn"\no: p\n  q\t# r\ns:\n- |\n t\n-\tu\n',
  },
  // Every tenth of the smaller real documents: enough kinds of writing, in a few seconds.
  ...listCorpus()
    .filter(({ bytes }, index) => bytes < 8000 && index % 10 === 0)
    .map(({ file, language, text }): Sample => ({ name: file, language, text: text() })),
];

/** What people type, and what breaks parsers. */
const pieces = [
  ...Array.from(' \n\t:-\'"{}[],#|>?&*!\\%@0a'),
  ...[
    '\n  ',
    '\n- ',
    '- ',
    'key: ',
    'key: v\n',
    ': ',
    ' # c',
    '|\n',
    '{{ x }}',
    '---\n',
    '...',
    '&a ',
    '*a',
    '!t ',
  ],
  ...['\r\n', '\r', '? ', '"a": 1', ', "b": [1]', '//', '/*', '\u{1f600}', '\ud800', '', '', '', ''],
];

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(200)),
    text: fc.constantFrom(...pieces),
  }),
  { minLength: 1, maxLength: 25 },
);

function changeOf(
  text: string,
  { at, length, text: inserted }: { at: number; length: number; text: string },
): TextEdit {
  const start = at % (text.length + 1);
  return { start, end: Math.min(text.length, start + length), text: inserted };
}

describe('edit', () => {
  it('gives the tree that parse gives, after any edits', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.constantFrom(...samples), edits, (sample, changes) => {
        let tree = parse(sample.text, sample.language);
        for (const raw of changes) {
          const before = tree;
          const dumpBefore = dumpTree(before);
          const change = changeOf(tree.text, raw);
          tree = edit(tree, change);
          assert.equal(dumpTree(tree), dumpTree(parse(tree.text, sample.language)));
          assert.equal(dumpTree(before), dumpBefore, 'the old tree has changed');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('shares everything beside the edit with the old tree', () => {
    const text = fixture('restart-service.yaml');
    const before = parse(text, 'yaml');
    const at = text.indexOf('PT10S');
    const after = edit(before, { start: at, end: at + 2, text: 'P1DT2' });
    const root = (tree: typeof before) => tree.root as MapNode;
    const step = (tree: typeof before, index: number) =>
      asSequence(root(tree).get('mainSteps'))?.items[index];
    assert.equal(root(after).get('parameters'), root(before).get('parameters'));
    assert.equal(step(after, 0), step(before, 0));
    assert.notEqual(step(after, 2), step(before, 2));
    assert.equal(asMap(step(after, 2))?.entry('name'), asMap(step(before, 2))?.entry('name'));
    // What stands behind it has moved, and is the same otherwise.
    assert.equal(step(after, 5)?.start, (step(before, 5)?.start ?? 0) + 3);
  });

  it('parses whole what has anchors', () => {
    const before = parse('a: &x [1]\nb: *x\nc: 1\n', 'yaml');
    const after = edit(before, { start: 7, end: 8, text: '22' });
    assert.deepEqual(
      asSequence((after.root as MapNode).get('b'))?.items.map((item) => item.start),
      [7],
    );
  });
});
