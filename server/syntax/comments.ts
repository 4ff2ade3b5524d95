import { BYTE_ORDER_MARK, HASH, isSpace, SLASH } from './characters.ts';
import type { Comment, Node, SyntaxTree } from './tree.ts';
import { lineEnd } from './yaml/cursor.ts';

/**
 * The comments of a tree. They need no place in it: outside of scalars a `#` behind white space begins one, and so
 * do `//` and a slash with a star in JSON, where they are errors too.
 */
export function commentsOf(tree: SyntaxTree): Comment[] {
  if (tree.language === 'text' || tree.errors[0]?.code === 'too-long') return [];
  const comments: Comment[] = [];
  const find = tree.language === 'yaml' ? findYamlComments : findJsonComments;
  let at = 0;
  visitLeaves(tree.root, (leaf) => {
    find(tree.text, at, leaf.start, comments);
    if (leaf.kind === 'scalar' && (leaf.style === 'literal' || leaf.style === 'folded')) {
      // The header of a block scalar may have one too; the first line's indentation cannot.
      find(tree.text, leaf.start, Math.min(lineEnd(tree.text, leaf.start), leaf.contentStart), comments);
    }
    at = leaf.end;
  });
  find(tree.text, at, tree.text.length, comments);
  return comments;
}

function visitLeaves(node: Node, visit: (leaf: Node) => void): void {
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) {
      visitLeaves(key, visit);
      visitLeaves(value, visit);
    }
  } else if (node.kind === 'sequence') {
    for (const { value } of node.entries) visitLeaves(value, visit);
  } else {
    visit(node);
  }
}

function findYamlComments(text: string, from: number, to: number, comments: Comment[]): void {
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) !== HASH || !mayBegin(text, at)) continue;
    const end = lineEnd(text, at);
    comments.push({ start: at, end, text: text.slice(at + 1, end).trim() });
    at = end;
  }
}

/** A comment begins the text, or stands behind white space. */
function mayBegin(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return at === 0 || isSpace(before) || (at === 1 && before === BYTE_ORDER_MARK);
}

function findJsonComments(text: string, from: number, to: number, comments: Comment[]): void {
  for (let at = from; at < to; at++) {
    if (text.charCodeAt(at) !== SLASH) continue;
    const isBlock = text.startsWith('/*', at);
    if (!isBlock && !text.startsWith('//', at)) continue;
    const close = isBlock ? text.indexOf('*/', at + 2) : lineEnd(text, at);
    const end = close === -1 ? text.length : close + (isBlock ? 2 : 0);
    const words = text.slice(at + 2, isBlock && close !== -1 ? close : end);
    comments.push({ start: at, end, text: words.trim() });
    at = end - 1;
  }
}
