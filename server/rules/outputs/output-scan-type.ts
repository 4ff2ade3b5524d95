import type { Analysis } from '../../analysis.ts';
import { selectsArray } from '../../catalog/selector.ts';
import { addEntry, replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Fix, Rule } from '../rule.ts';
import { type DeclaredOutput, declaredOutputs } from './declared-outputs.ts';
import { readSelector } from './selectors.ts';

const singleTypes = ['String', 'Integer', 'Boolean'];

export const outputScanType: Rule = {
  code: 'output-scan-type',
  severity: 'warning',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const output of declaredOutputs(analysis)) {
      const node = literal(output.selector);
      if (node === undefined) continue;
      const selector = readSelector(node.text);
      const type = output.type?.text ?? 'String';
      // A function at the end, such as .length(), makes one value of the list.
      if (selector.segments.at(-1)?.kind === 'function') continue;
      if (!singleTypes.includes(type) || !selectsArray(selector)) continue;
      report({
        range: output.type ?? node,
        message: `This selector gives a list, which is read as ${type} only while it holds one item`,
        fixes: [toList(output, analysis)],
      });
    }
  },
};

function toList({ node, type }: DeclaredOutput, analysis: Analysis): Fix {
  const edit =
    type === undefined
      ? addEntry(node, ['Type', 'StringList'], analysis)
      : replaceText(type, 'StringList', analysis);
  return { title: 'Make it a StringList', edits: [edit] };
}
