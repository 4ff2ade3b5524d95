import type { Analysis } from '../../analysis.ts';
import { findField } from '../../catalog/field.ts';
import type { MapEntry, MapNode } from '../../syntax/tree.ts';
import { removeEntry, renameKey } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Fix, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { type KnownStep, knownSteps } from './known-steps.ts';

export const stepUnknownInput: Rule = {
  code: 'step-unknown-input',
  severity: 'error',
  kinds: stepKinds,
  scope: 'step',
  check(analysis, report) {
    for (const known of knownSteps(analysis)) {
      const { inputs } = known.step;
      for (const entry of inputs?.entries ?? []) {
        if (inputs === undefined || isOtherRules(entry.name)) continue;
        const found = findField(known.fields, entry.name);
        if (found?.exact === true || (found === undefined && known.isOpen)) continue;
        if (found !== undefined) {
          report({
            range: entry.key,
            message: `AWS writes this input "${found.field.name}"`,
            // The agent and the service do not mind the case.
            severity: 'hint',
            fixes: [{ ...changing(entry, found.field.name, analysis), isSafe: true }],
          });
        } else {
          report({ range: entry.key, ...describe(analysis, known, { inputs, entry }) });
        }
      }
    }
  },
};

/** Keys with a reference, merged maps, and what env-var-place reports. */
function isOtherRules(name: string): boolean {
  return name === '' || name === '<<' || name.includes('{{') || name === 'interpolationType';
}

function describe(
  analysis: Analysis,
  { fields, action }: KnownStep,
  { inputs, entry }: { inputs: MapNode; entry: MapEntry },
): { message: string; fixes: readonly Fix[] } {
  const names = fields.flatMap((field) => (field.documented === false ? [] : [field.name]));
  const nearest = closest(entry.name, names);
  const isFree = nearest !== undefined && inputs.entry(nearest) === undefined;
  const hint = isFree ? `; did you mean "${nearest}"?` : `; its inputs are ${listNames(names)}`;
  const removing = { title: `Remove "${entry.name}"`, edits: [removeEntry(inputs, entry, analysis)] };
  return {
    message: `${action.text} has no input "${entry.name}"${names.length === 0 ? '' : hint}`,
    fixes: isFree ? [changing(entry, nearest, analysis), removing] : [removing],
  };
}

function changing(entry: MapEntry, name: string, analysis: Analysis): Fix {
  return { title: `Change to "${name}"`, edits: [renameKey(entry, name, analysis)] };
}
