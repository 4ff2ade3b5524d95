import type { Node, ScalarNode } from '../../syntax/tree.ts';
import { replaceValue } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

/** What YAML 1.1 reads otherwise than YAML 1.2, with what it becomes there. */
const readings: readonly (readonly [form: RegExp, becomes: string])[] = [
  [/^(?:yes|on)$/i, 'true'],
  [/^(?:no|off)$/i, 'false'],
  [/^[-+]?0[0-7]+$/, 'an octal number'],
  [/^[-+]?[1-9]\d*(?:_\d+)+$/, 'a number without the underscores'],
  [/^[1-9]\d*(?::[0-5]?\d)+$/, 'a number of base 60'],
];

/** What all of these begin with; most values have another beginning. */
const firstCharacter = /^[-+\dyno]/i;

export const yamlNorway: Rule = {
  code: 'yaml-norway',
  severity: 'hint',
  kinds: parameterKinds,
  check(analysis, report) {
    if (analysis.language !== 'yaml') return;
    visitPlainScalars(analysis.tree.root, (scalar) => {
      if (!firstCharacter.test(scalar.text)) return;
      const reading = readings.find(([form]) => form.test(scalar.text));
      if (reading === undefined) return;
      report({
        range: scalar,
        message: `YAML 1.1 reads ${scalar.text} as ${reading[1]}; put it in quotes to keep the text`,
        fixes: [{ title: 'Put it in quotes', edits: [replaceValue(scalar, scalar.text, analysis)] }],
      });
    });
  },
};

/** The values without quotes. */
function visitPlainScalars(node: Node, visit: (scalar: ScalarNode) => void): void {
  if (node.kind === 'scalar' && node.style === 'plain') visit(node);
  if (node.kind === 'map' || node.kind === 'sequence') {
    for (const { value } of node.entries) visitPlainScalars(value, visit);
  }
}
