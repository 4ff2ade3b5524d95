import { approvalTopicPrefix } from '../../catalog/limits.ts';
import { asScalar } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

export const approveTopic: Rule = {
  code: 'approve-topic',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    for (const { get } of actionSteps(analysis, 'aws:approve')) {
      const arn = asScalar(get('NotificationArn'));
      // The Region and the account may be references.
      const topic = /^arn:.*:([\w-]+)$/.exec(arn?.text ?? '')?.[1];
      if (arn === undefined || topic === undefined || topic.startsWith(approvalTopicPrefix)) continue;
      report({
        range: arn.sourceRange(arn.text.length - topic.length, arn.text.length),
        message: `The name of the topic has to start with "${approvalTopicPrefix}", or no one is told`,
      });
    }
  },
};
