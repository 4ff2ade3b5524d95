import { asScalar } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

export const instancesUserData: Rule = {
  code: 'instances-user-data',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { get } of actionSteps(analysis, 'aws:runInstances')) {
      const node = asScalar(get('UserData'));
      // References may be filled in with base64, too; what stands around them may not be plain text.
      const known = node?.text.replaceAll(/\{\{.*?\}\}/gs, '') ?? '';
      if (node === undefined || /^[\w+/\s=-]*$/.test(known)) continue;
      const hasReference = known !== node.text;
      report({
        range: node,
        message: `EC2 reads UserData as base64, and this is plain text${hasReference ? '; encode the whole text in a step before' : ''}`,
        fixes: hasReference
          ? []
          : [{ title: 'Encode as base64', edits: [replaceText(node, encode(node.text), analysis)] }],
      });
    }
  },
};

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
