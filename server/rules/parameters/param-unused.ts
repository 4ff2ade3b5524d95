import { asMap } from '../../syntax/tree.ts';
import { removeEntry } from '../edits.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';

export const paramUnused: Rule = {
  code: 'param-unused',
  severity: 'hint',
  // A change template hands its parameters on to its runbooks by name.
  kinds: [...commandKinds, 'Automation', 'Session'],
  check(analysis, report) {
    const { document, references, text } = analysis;
    const used = new Set(references.filter(({ kind }) => kind === 'parameter').map(({ name }) => name));
    const hasVariables = text.includes('SSM_');
    const map = asMap(document.root?.get('parameters'));
    for (const parameter of document.parameters) {
      const { name, key } = parameter;
      if (name === '' || used.has(name) || (hasVariables && text.includes(`SSM_${name}`))) continue;
      const entry = map?.entries.find(({ start }) => start === parameter.start);
      report({
        range: key,
        message: `Nothing uses the parameter "${name}"`,
        fixes:
          map === undefined || entry === undefined
            ? []
            : [{ title: `Remove "${name}"`, edits: [removeEntry(map, entry, analysis)] }],
        tag: 'unnecessary',
      });
    }
  },
};
