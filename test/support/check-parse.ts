import assert from 'node:assert/strict';
import { parse } from '../../server/syntax/parse.ts';
import { type Language, type Node, resolve, type SyntaxTree } from '../../server/syntax/tree.ts';
import { takeExpectations } from './markers.ts';

/** What a node stands for, as JSON.parse would give it; nothing is null, keys that are no text are empty. */
export function valueOf(node: Node): unknown {
  const target = resolve(node);
  switch (target.kind) {
    case 'map':
      return Object.fromEntries(target.entries.map((entry) => [entry.name, valueOf(entry.value)]));
    case 'sequence':
      return target.items.map(valueOf);
    case 'scalar':
      return target.value;
    default:
      return null;
  }
}

/**
 * Parses a sample and checks its errors against the markers in it (see markers.ts), and its value if one is given.
 * Answers the tree of the text without markers.
 */
export function checkParse(sample: string, language: Language, value?: unknown): SyntaxTree {
  const { text, expected } = takeExpectations(sample);
  const tree = parse(text, language);
  assert.deepEqual(
    tree.errors.map(({ code, start, end, message }) => ({
      code,
      at: text.slice(start, end),
      start,
      message,
    })),
    expected.map(({ code, start, end, message }) => ({ code, at: text.slice(start, end), start, message })),
  );
  if (value !== undefined) assert.deepEqual(valueOf(tree.root), value);
  return tree;
}
