import { findAction } from '../../catalog/actions.ts';
import { asScalar } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { actionSteps } from './action-steps.ts';

const field = findAction('aws:createStack')?.inputs.find(({ name }) => name === 'StackName');
const pattern = new RegExp(field?.pattern ?? '');
const longest = field?.maxLength ?? Infinity;

export const stackName: Rule = {
  code: 'stack-name',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { get } of actionSteps(analysis, 'aws:createStack')) {
      const node = asScalar(get('StackName'));
      if (node === undefined || node.text === '') continue;
      const isForm = pattern.test(filledIn(node.text));
      const isLong = node.text.replaceAll(reference, '').length > longest;
      if (isForm && !isLong) continue;
      const better = node.text.replaceAll(wrongCharacter, (found) => (found.startsWith('{{') ? found : '-'));
      const mends = !isForm && !isLong && pattern.test(filledIn(better));
      report({
        range: node,
        message: isForm
          ? `The name of a stack has ${longest} characters at most`
          : 'The name of a stack is a letter, then letters, digits and hyphens',
        fixes: mends
          ? [{ title: `Change to "${better}"`, edits: [replaceText(node, better, analysis)] }]
          : [],
      });
    }
  },
};

const reference = /\{\{.*?\}\}/gs;
const wrongCharacter = /\{\{.*?\}\}|[^-a-zA-Z0-9]/gs;

/** The name with a letter for each reference, which stands for any text that goes. */
function filledIn(name: string): string {
  return name.replaceAll(reference, 'x');
}
