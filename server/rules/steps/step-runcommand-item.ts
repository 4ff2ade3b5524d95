import type { Analysis } from '../../analysis.ts';
import { type Node, resolve } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { runCommands } from './run-command.ts';

export const stepRuncommandItem: Rule = {
  code: 'step-runcommand-item',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { value } of runCommands(analysis.document)) {
      for (const item of value.kind === 'sequence' ? value.items : []) {
        const node = resolve(item);
        if (node.kind === 'alias' || (node.kind === 'scalar' && typeof node.value === 'string')) continue;
        report({
          range: node,
          message: `Every item of "runCommand" is a text, not ${describe(node)}; the agent fails on others`,
          fixes: quoting(analysis, node),
        });
      }
    }
  },
};

function describe(node: Node): string {
  switch (node.kind) {
    case 'map':
      return 'a map (put lines with ": " in quotes)';
    case 'sequence':
      return 'a list';
    case 'scalar':
      return node.value === null ? 'null' : `a ${typeof node.value}`;
    default:
      return 'nothing';
  }
}

/** Puts what was meant as a line of the script into quotes. */
function quoting(analysis: Analysis, node: Node): readonly Fix[] {
  const source = analysis.text.slice(node.start, node.end);
  const isLine =
    node.kind === 'scalar' || (node.kind === 'map' && node.style === 'block' && !source.includes('\n'));
  return isLine ? [{ title: 'Put the line in quotes', edits: [replaceValue(node, source, analysis)] }] : [];
}
