import type { Analysis } from '../../analysis.ts';
import { stepOutputFields } from '../../catalog/steps.ts';
import { addEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Fix, Rule } from '../rule.ts';
import { type DeclaredOutput, declaredOutputs } from './declared-outputs.ts';

export const outputKeys: Rule = {
  code: 'output-keys',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    const required = stepOutputFields.flatMap((field) => (field.required === true ? [field.name] : []));
    for (const output of declaredOutputs(analysis)) {
      const { node } = output;
      const missing = required.filter((name) => node.entry(name) === undefined);
      if (missing.length === 0 || node.entry('<<') !== undefined) continue;
      report({
        range: node.entries[0]?.key ?? node,
        message: `An output needs ${listNames(missing)}`,
        fixes: missing.length === 1 ? derive(output, analysis) : [],
      });
    }
  },
};

/** A selector made of the name, or a name made of the selector. */
function derive({ node, name, selector, action }: DeclaredOutput, analysis: Analysis): readonly Fix[] {
  if (name !== undefined && /^\w+$/.test(name.text)) {
    const path = `${action?.selectorRoot ?? '$'}.${name.text}`;
    return [{ title: `Add "Selector: ${path}"`, edits: [addEntry(node, ['Selector', path], analysis)] }];
  }
  const last = /(\w+)\W*$/.exec(selector?.text ?? '')?.[1];
  if (name !== undefined || last === undefined) return [];
  return [
    { title: `Add "Name: ${last}"`, edits: [addEntry(node, ['Name', last], analysis, node.entries[0])] },
  ];
}
