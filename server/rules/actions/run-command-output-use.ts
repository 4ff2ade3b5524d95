import { asMap, asScalar, asSequence, type Node } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { type ActionStep, actionSteps } from './action-steps.ts';
import { outputUses } from './output-uses.ts';

export const runCommandOutputUse: Rule = {
  code: 'run-command-output-use',
  severity: 'warning',
  kinds: automationKinds,
  check(analysis, report) {
    for (const step of actionSteps(analysis, 'aws:runCommand')) {
      if (!runsOnSeveral(step)) continue;
      for (const use of outputUses(step, ['Output'], analysis)) {
        report({
          range: use,
          ...(use.severity && { severity: use.severity }),
          message: `"${step.step.name?.text ?? ''}" runs on several nodes, and only a command on one node has an Output`,
        });
      }
    }
  },
};

/** True if the step selects its nodes, or names more than one. */
function runsOnSeveral({ get }: ActionStep): boolean {
  const targets = asSequence(get('Targets'))?.items;
  if (targets !== undefined) return targets.length > 1 || targets.some((target) => !namesOneNode(target));
  return (asSequence(get('InstanceIds'))?.items.length ?? 0) > 1;
}

/** True for a target that names one node by its id, and for one that is not known. */
function namesOneNode(target: Node): boolean {
  const map = asMap(target);
  const key = asScalar(map?.get('Key'))?.text ?? '';
  if (key === '' || key.includes('{{')) return true;
  const values = map?.get('Values');
  return key.toLowerCase() === 'instanceids' && (asSequence(values)?.items.length ?? 1) <= 1;
}
