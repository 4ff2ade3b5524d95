import { removeEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { firstName } from '../references/step-outputs.ts';
import type { Fix, Rule } from '../rule.ts';
import { asMap, asSequence } from '../../syntax/tree.ts';
import type { Analysis } from '../../analysis.ts';
import { declaredOutputs, type DeclaredOutput } from './declared-outputs.ts';

export const outputUnused: Rule = {
  code: 'output-unused',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const { document, references } = analysis;
    if (!('outputs' in document)) return;
    const used = new Set<string>();
    for (const { kind, name, output } of references) {
      if (kind === 'step-output') used.add(`${name}.${firstName(output)}`);
    }
    for (const { step, output } of document.outputs) used.add(`${step}.${firstName(output)}`);
    for (const output of declaredOutputs(analysis)) {
      const { name, step } = output;
      if (name === undefined || name.text === '' || step.name === undefined) continue;
      if (used.has(`${step.name.text}.${name.text}`) || used.has(`${step.name.text}.*`)) continue;
      report({
        range: name,
        message: `Nothing reads the output "${name.text}"`,
        tag: 'unnecessary',
        fixes: remove(output, analysis),
      });
    }
  },
};

/** Without its last output a step has no `outputs` at all. */
function remove({ step, node, name }: DeclaredOutput, analysis: Analysis): readonly Fix[] {
  const entry = step.node.entry('outputs');
  const list = asSequence(entry?.value);
  const item = list?.entries.find(({ value }) => asMap(value) === node);
  if (entry === undefined || list === undefined || item === undefined || entry.value.kind === 'alias') {
    return [];
  }
  const edit =
    list.entries.length === 1 ? removeEntry(step.node, entry, analysis) : removeEntry(list, item, analysis);
  return [{ title: `Remove "${name?.text ?? ''}"`, edits: [edit] }];
}
