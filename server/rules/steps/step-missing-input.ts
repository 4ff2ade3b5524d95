import type { Analysis } from '../../analysis.ts';
import type { Field } from '../../catalog/field.ts';
import { findEntry } from '../../model/scripts.ts';
import { addEntry } from '../edits.ts';
import { stepKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import { placeholder } from '../placeholder.ts';
import type { Fix, Rule } from '../rule.ts';
import { type KnownStep, knownSteps } from './known-steps.ts';

export const stepMissingInput: Rule = {
  code: 'step-missing-input',
  severity: 'error',
  kinds: stepKinds,
  scope: 'step',
  check(analysis, report) {
    for (const known of knownSteps(analysis)) {
      const { step, action, fields, isRetired } = known;
      const entry = step.node.entry('inputs');
      // Inputs of another shape, or left out in a runbook, are reported by other rules.
      const isOtherRules = step.inputs === undefined && (entry !== undefined || step.family === 'automation');
      if (isRetired || isOtherRules || (step.inputs === undefined && step.entries.length === 0)) continue;
      const missing = fields.filter(
        (field) => field.required === true && !findEntry(step.inputs, field.name),
      );
      if (missing.length === 0) continue;
      report({
        range: entry?.key ?? action,
        message: `${action.text} needs the input${missing.length > 1 ? 's' : ''} ${listNames(missing.map((field) => field.name))}`,
        fixes: addition(analysis, known, missing),
      });
    }
  },
};

function addition(analysis: Analysis, { step }: KnownStep, missing: readonly Field[]): readonly Fix[] {
  const title = `Add ${listNames(missing.map((field) => field.name))}`;
  const values = missing.map((field) => [field.name, placeholder(field)] as const);
  if (step.inputs === undefined) {
    return [{ title, edits: [addEntry(step.node, ['inputs', Object.fromEntries(values)], analysis)] }];
  }
  // Several edits at one place have no order, so one fix adds one input.
  const [first, ...others] = values;
  if (first === undefined) return [];
  const edits = [addEntry(step.inputs, first, analysis)];
  return [{ title: others.length === 0 ? title : `Add "${first[0]}"`, edits }];
}
