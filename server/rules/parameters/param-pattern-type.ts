import { asScalar } from '../../syntax/tree.ts';
import { removeEntry } from '../edits.ts';
import { agentKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { baseTypeOf } from './declarations.ts';

export const paramPatternType: Rule = {
  code: 'param-pattern-type',
  severity: 'warning',
  kinds: agentKinds,
  check(analysis, report) {
    for (const parameter of analysis.document.parameters) {
      const base = baseTypeOf(parameter);
      const { node, allowedPattern } = parameter;
      const isNumberOrBoolean = base === 'Integer' || base === 'Boolean';
      if (!isNumberOrBoolean || node === undefined || allowedPattern === undefined) continue;
      const value = asScalar(parameter.default)?.value;
      if (typeof value === 'string') continue;
      const entry = node.entry('allowedPattern');
      report({
        range: entry?.key ?? allowedPattern,
        message: `The agent fails on "allowedPattern" when the value is no text; the type here is "${base}"`,
        fixes:
          entry === undefined
            ? []
            : [{ title: 'Remove "allowedPattern"', edits: [removeEntry(node, entry, analysis)] }],
      });
    }
  },
};
