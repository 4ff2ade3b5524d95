import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { outputReferences } from './output-references.ts';

export const flowForwardReference: Rule = {
  code: 'flow-forward-reference',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const { flow } = analysis;
    for (const { reference, owner, reader } of outputReferences(analysis)) {
      if (flow === undefined || !flow.isReachable(reader) || flow.canPrecede(owner, reader)) continue;
      report({
        range: reference.nameRange,
        message: `Step "${reference.name}" never runs before "${reader.name?.text ?? ''}", so it has no output here yet`,
      });
    }
  },
};
