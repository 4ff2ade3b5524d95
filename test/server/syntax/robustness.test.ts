import assert from 'node:assert/strict';
import { edit } from '../../../server/syntax/edit.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { Language, Node, SyntaxTree } from '../../../server/syntax/tree.ts';
import { resolve } from '../../../server/syntax/tree.ts';
import { hostileTexts, longest, repeatTo } from '../../support/fuzz/hostile-texts.ts';

/** Nodes that a walk visits which follows aliases, as every feature does. */
function countNodes(node: Node): number {
  const target = resolve(node);
  if (target.kind === 'map') return target.entries.reduce((sum, { value }) => sum + countNodes(value), 1);
  if (target.kind === 'sequence') return target.items.reduce((sum, item) => sum + countNodes(item), 1);
  return 1;
}

function parseAll(text: string, language: Language): SyntaxTree {
  const tree = parse(text, language);
  assert.ok(tree.errors.length < text.length + 1);
  assert.ok(tree.comments.length <= text.length);
  countNodes(tree.root);
  return tree;
}

describe('hostile texts', function () {
  this.timeout(60_000);

  for (const [title, language, make] of hostileTexts(1)) {
    it(`of ${title} are parsed`, () => void parseAll(make(), language));
  }

  it('of a megabyte are edited', () => {
    const text = `mainSteps:\n${repeatTo("  - name: step\n    action: aws:runShellScript\n    inputs: {runCommand: ['a b']}\n", longest)}`;
    let tree = parseAll(text, 'yaml');
    assert.deepEqual(tree.errors, []);
    for (let at = 21; at < 31; at++) tree = edit(tree, { start: at, end: at, text: 'x' });
    assert.deepEqual(tree.errors, []);
    assert.equal(tree.text.length, text.length + 10);
  });

  it('of 5 MB are not parsed', () => {
    for (const language of ['yaml', 'json'] as const) {
      const tree = parseAll(repeatTo('[#\n', 5 * longest), language);
      assert.deepEqual(
        tree.errors.map(({ code }) => code),
        ['too-long'],
      );
      assert.equal(tree.root.kind, 'missing');
      assert.deepEqual(edit(tree, { start: 0, end: tree.text.length, text: '[]' }).errors, []);
    }
  });

  it('with aliases that multiply stand for a bounded tree', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 30; i++) {
      const alias = `*a${i - 1}`;
      lines.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => alias).join(', ')}]`);
    }
    const tree = parse(lines.join('\n'), 'yaml');
    assert.ok(tree.errors.some((error) => error.code === 'too-deep'));
    assert.ok(countNodes(tree.root) < 200_000);
  });

  it('with aliases of what they stand in have no target', () => {
    const tree = parse('a: &a [1, *a]\nb: &b {<<: *b}', 'yaml');
    assert.deepEqual(
      tree.errors.map(({ code }) => code),
      ['unknown-alias', 'unknown-alias'],
    );
    assert.equal(countNodes(tree.root), 6);
  });

  it('with halves of characters keep them', () => {
    for (const language of ['yaml', 'json'] as const) {
      const tree = parse('{"a": "\ud83d"}', language);
      assert.ok(tree.root.kind === 'map');
      assert.deepEqual(
        tree.root.entries.map(({ value }) => value.kind === 'scalar' && value.text),
        ['\ud83d'],
      );
    }
  });
});
