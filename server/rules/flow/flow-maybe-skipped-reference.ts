import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { outputReferences } from './output-references.ts';

export const flowMaybeSkippedReference: Rule = {
  code: 'flow-maybe-skipped-reference',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const { flow } = analysis;
    for (const { reference, owner, reader } of outputReferences(analysis)) {
      if (!flow?.isReachable(reader)) continue;
      if (flow.alwaysPrecedes(owner, reader) || !flow.canPrecede(owner, reader)) continue;
      report({
        range: reference.nameRange,
        message: `Some ways to "${reader.name?.text ?? ''}" skip step "${reference.name}", which leaves its output empty`,
      });
    }
  },
};
