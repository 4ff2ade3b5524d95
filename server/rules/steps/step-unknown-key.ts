import { automationOnlyStepKeys, automationStepFields, commandStepFields } from '../../catalog/steps.ts';
import { removeEntry, renameKey } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { stepsOf } from './known-steps.ts';

/** What step-automation-key, step-onfailure-place and env-var-place report. */
const otherRules = [...automationOnlyStepKeys, 'onSuccess', 'finallyStep', 'interpolationType', '<<'];

export const stepUnknownKey: Rule = {
  code: 'step-unknown-key',
  severity: 'hint',
  kinds: stepKinds,
  scope: 'step',
  check(analysis, report) {
    for (const { node, entries, family } of stepsOf(analysis)) {
      const known = (family === 'command' ? commandStepFields : automationStepFields).map(
        (field) => field.name,
      );
      for (const entry of entries) {
        const { name } = entry;
        if (name === '' || known.includes(name) || otherRules.includes(name)) continue;
        const nearest = closest(name, known);
        const instead = nearest !== undefined && node.entry(nearest) === undefined ? nearest : undefined;
        report({
          range: entry.key,
          message: `A step has no key "${name}"${instead === undefined ? '' : `; did you mean "${instead}"?`}`,
          severity: instead === undefined ? 'hint' : 'warning',
          fixes: [
            ...(instead === undefined
              ? []
              : [{ title: `Change to "${instead}"`, edits: [renameKey(entry, instead, analysis)] }]),
            { title: `Remove "${name}"`, edits: [removeEntry(node, entry, analysis)] },
          ],
        });
      }
    }
  },
};
