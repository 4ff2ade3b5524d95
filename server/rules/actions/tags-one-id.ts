import { asSequence } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

export const tagsOneId: Rule = {
  code: 'tags-one-id',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { get, action } of actionSteps(analysis, 'aws:createTags')) {
      const type = literal(get('ResourceType'));
      const several = action.inputs.find(({ name }) => name === 'ResourceType')?.default;
      const second = asSequence(get('ResourceIds'))?.items[1];
      if (type === undefined || type.text === several || second === undefined) continue;
      report({
        range: second,
        message: `Only ${several} resources are tagged several at once; give each ${type.text} a step of its own`,
      });
    }
  },
};
