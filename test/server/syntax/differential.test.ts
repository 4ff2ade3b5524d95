import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseAllDocuments, isMap, isScalar, isSeq } from 'yaml';
import { parse } from '../../../server/syntax/parse.ts';
import type { Node } from '../../../server/syntax/tree.ts';
import { valueOf } from '../../support/check-parse.ts';
import { hasCorpus, listCorpus } from '../../support/corpus.ts';

// Our parser is held against the `yaml` package. Known to differ, on purpose:
// - PyYAML and AWS accept more than the package: see ../shared/reference/accepted-documents.md.
// - A block scalar at the end of a text without a line break has none either, as in PyYAML.

/** The offsets of everything that has text of its own on one line, as `start-end`. */
function ourRanges(node: Node): string[] {
  switch (node.kind) {
    case 'map':
      return node.entries.flatMap(({ key, value }) => [...ourRanges(key), ...ourRanges(value)]);
    case 'sequence':
      return node.entries.flatMap(({ value }) => ourRanges(value));
    case 'scalar':
      return node.style === 'literal' || node.style === 'folded' ? [] : [`${node.start}-${node.end}`];
    default:
      return [];
  }
}

function theirRanges(node: unknown): string[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) => [...theirRanges(key), ...theirRanges(value)]);
  if (isSeq(node)) return node.items.flatMap(theirRanges);
  if (!isScalar(node) || !node.range || node.type?.startsWith('BLOCK') === true) return [];
  const [start, end] = node.range;
  return start === end ? [] : [`${start}-${end}`];
}

/** Documents that AWS accepts and the package does not; AFSBP are playbooks of Automated Security Response. */
const acceptedByAws = /AFSBP_(?:IAM\.7|S3\.11|SecretsManager\.[14])\.yaml$/;

const pieces = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '- ',
    'a',
    'key: ',
    'k2: ',
    'key: v\n',
    ':',
    '"s"',
    "'s'",
  ],
  ...[
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    '#',
    ' # c',
    '|\n ',
    '>\n  ',
    '|+\n  ',
    '>-\n',
    'x y',
    '{a: 1}',
    '[b, c]',
    '1',
  ],
];

describe('our parser beside the yaml package', () => {
  it('reads real documents alike', function () {
    if (!hasCorpus) {
      // eslint-disable-next-line no-console -- says why the test is skipped
      console.log('      ../shared/corpus is absent');
      this.skip();
    }
    this.timeout(120_000);
    for (const { file, language, text } of listCorpus()) {
      if (language !== 'yaml' || acceptedByAws.test(file)) continue;
      const source = text().replace(/([^\n])$/, '$1\n');
      const [document] = parseAllDocuments(source);
      assert.ok(document && 'contents' in document && document.errors.length === 0, file);
      const tree = parse(source, 'yaml');
      assert.deepEqual(tree.errors, [], file);
      assert.deepEqual(valueOf(tree.root), document.toJS(), file);
      assert.deepEqual(ourRanges(tree.root), theirRanges(document.contents), file);
    }
  });

  it('reads JSON as JSON.parse does', () => {
    for (const { file, language, text } of listCorpus()) {
      if (language !== 'json') continue;
      const tree = parse(text(), 'json');
      assert.deepEqual(tree.errors, [], file);
      assert.deepEqual(valueOf(tree.root), JSON.parse(text()), file);
    }
  });

  it('reads whatever both take for well-formed alike', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (parts) => {
        const source = `${parts.join('')}\n`;
        const tree = parse(source, 'yaml');
        const documents = parseAllDocuments(source);
        const [document] = documents;
        if (tree.errors.length > 0 || !document || !('contents' in document)) return;
        if (documents.some(({ errors }) => errors.length > 0) || hasCollectionKey(tree.root)) return;
        assert.deepEqual(valueOf(tree.root), document.toJS());
      }),
      { numRuns: 5000 },
    );
  });

  it('finds no fault in generated documents', () => {
    const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify(value, undefined, 2);
        const tree = parse(text, 'json');
        assert.deepEqual(tree.errors, []);
        assert.deepEqual(valueOf(tree.root), JSON.parse(text));
      }),
    );
  });
});

/** The package stringifies such keys; no SSM document can have them. */
function hasCollectionKey(node: Node): boolean {
  if (node.kind === 'sequence') return node.items.some(hasCollectionKey);
  if (node.kind !== 'map') return false;
  return node.entries.some(
    ({ key, value }) => key.kind === 'map' || key.kind === 'sequence' || hasCollectionKey(value),
  );
}
