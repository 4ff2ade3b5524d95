import type { Node, SyntaxTree } from '../../server/syntax/tree.ts';

/**
 * Everything that a tree says, one line a thing: nodes with ranges, styles, texts and how the text lies in the
 * source, then comments and errors. Two trees are equal if their dumps are.
 */
export function dumpTree(tree: SyntaxTree): string {
  const lines: string[] = [];
  dumpNode(tree.root, '', lines);
  for (const comment of tree.comments)
    lines.push(`comment ${comment.start}-${comment.end} ${JSON.stringify(comment.text)}`);
  for (const error of tree.errors) lines.push(`error ${JSON.stringify(error)}`);
  return lines.join('\n');
}

function dumpNode(node: Node, indent: string, lines: string[]): void {
  const properties = `${node.tag === undefined ? '' : ` ${node.tag}`}${node.anchor === undefined ? '' : ` &${node.anchor}`}`;
  const head = `${indent}${node.kind} ${node.start}-${node.end}${properties}`;
  switch (node.kind) {
    case 'map':
      lines.push(`${head} ${node.style}`);
      for (const entry of node.entries) {
        lines.push(`${indent} entry ${entry.start}-${entry.end} ${JSON.stringify(entry.name)}`);
        dumpNode(entry.key, `${indent}  `, lines);
        dumpNode(entry.value, `${indent}  `, lines);
      }
      break;
    case 'sequence':
      lines.push(`${head} ${node.style}`);
      for (const entry of node.entries) {
        lines.push(`${indent} item ${entry.start}-${entry.end}`);
        dumpNode(entry.value, `${indent}  `, lines);
      }
      break;
    case 'scalar': {
      const offsets = [];
      for (let at = 0; at <= node.text.length; at += Math.max(1, node.text.length >> 4))
        offsets.push(node.sourceOffset(at));
      lines.push(
        `${head} ${node.style} ${JSON.stringify(node.text)} = ${String(node.value)} @${offsets.join(',')}`,
      );
      break;
    }
    case 'alias':
      lines.push(`${head} *${node.name}${node.target ? ` -> ${node.target.start}` : ''}`);
      break;
    case 'missing':
      lines.push(head);
  }
}
