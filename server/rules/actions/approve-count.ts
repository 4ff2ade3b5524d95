import type { Analysis } from '../../analysis.ts';
import { findAction } from '../../catalog/actions.ts';
import { asScalar, asSequence, type SequenceNode } from '../../syntax/tree.ts';
import { replaceNumber } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import type { Finding, Rule } from '../rule.ts';
import { type ActionStep, actionSteps, literalNumber } from './action-steps.ts';
import { brokenConstraints } from './input-constraint.ts';

const most = findAction('aws:approve')?.inputs.find(({ name }) => name === 'Approvers')?.maxItems ?? Infinity;

export const approveCount: Rule = {
  code: 'approve-count',
  severity: 'error',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    for (const step of actionSteps(analysis, 'aws:approve')) {
      brokenConstraints(step, 'Approvers', analysis).forEach(report);
      const list = asSequence(step.get('Approvers'));
      const extra = list?.items[most];
      if (list?.items.length === 0) report({ range: list, message: 'aws:approve needs an approver' });
      if (extra !== undefined) report({ range: extra, message: `A step takes ${most} approvers at most` });
      const finding = wrongMinimum(step, list, analysis);
      if (finding !== undefined) report(finding);
    }
  },
};

function wrongMinimum(
  { get }: ActionStep,
  list: SequenceNode | undefined,
  analysis: Analysis,
): Finding | undefined {
  const node = get('MinRequiredApprovals');
  const wanted = literalNumber(node);
  if (node === undefined || wanted === undefined) return undefined;
  const isKnown = list?.items.every((item) => asScalar(item)?.text.includes('{{') === false) === true;
  const available = list !== undefined && isKnown && list.items.length > 0 ? list.items.length : most;
  if (wanted >= 1 && wanted <= available) return undefined;
  const better = wanted < 1 ? 1 : available;
  return {
    range: node,
    message:
      wanted < 1
        ? 'At least one approval has to be asked for'
        : `There are ${available === most ? `${most} approvers at most` : `only ${available} approver${available === 1 ? '' : 's'}`}, so ${wanted} approvals never come`,
    fixes: [{ title: `Change to ${better}`, edits: [replaceNumber(node, better, analysis)] }],
  };
}
