// Inputs of an action that exclude or need each other, as the catalog has it.

import type { Analysis } from '../../analysis.ts';
import type { Constraint } from '../../catalog/field.ts';
import { addEntry, removeEntry } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import { placeholder } from '../placeholder.ts';
import type { Finding, Fix, Rule, Severity } from '../rule.ts';
import { type ActionStep, actionSteps } from './action-steps.ts';

interface InputConstraint {
  readonly code: string;
  readonly action: string;
  /** The constraints of the action in which this input has a part. */
  readonly about: string;
  readonly severity?: Severity;
}

/** A rule that holds the steps of an action to the constraints between its inputs. */
export function inputConstraint({ code, action, about, severity = 'error' }: InputConstraint): Rule {
  return {
    code,
    severity,
    kinds: automationKinds,
    scope: 'step',
    check(analysis, report) {
      for (const step of actionSteps(analysis, action)) {
        brokenConstraints(step, about, analysis).forEach(report);
      }
    },
  };
}

/** What is wrong with the inputs of a step by the constraints in which the input `about` has a part. */
export function brokenConstraints(step: ActionStep, about: string, analysis: Analysis): readonly Finding[] {
  if (step.inputs.entry('<<') !== undefined) return [];
  return step.action.constraints.flatMap((constraint) => {
    const isAbout =
      constraint.kind === 'requires' ? constraint.when === about : constraint.fields.includes(about);
    return isAbout ? findings(constraint, step, analysis) : [];
  });
}

function findings(constraint: Constraint, step: ActionStep, analysis: Analysis): readonly Finding[] {
  const { action, inputs, actionNode } = step;
  if (constraint.kind === 'requires') {
    const { when, need } = constraint;
    const key = step.entry(when)?.key;
    if (key === undefined || step.entry(need) !== undefined) return [];
    return [{ range: key, message: `"${when}" needs "${need}"`, fixes: additions(step, [need], analysis) }];
  }
  const { fields } = constraint;
  const present = fields.flatMap((name) => step.entry(name) ?? []);
  const [, ...others] = present;
  if (present.length === 0) {
    const isRequired = constraint.kind === 'anyOf' || constraint.required;
    const range = step.step.node.entry('inputs')?.key ?? actionNode;
    if (!isRequired) return [];
    const message = `${action.name} needs ${listNames(fields, 'or')}`;
    return [{ range, message, fixes: additions(step, fields, analysis) }];
  }
  if (constraint.kind === 'anyOf') return [];
  const clash = constraint.soft === true ? `of which "${fields[0] ?? ''}" wins` : 'which exclude each other';
  return others.map((entry) => ({
    range: entry.key,
    message: `The step has ${listNames(present.map(({ name }) => name))}, ${clash}`,
    fixes: [...present].reverse().map((each) => ({
      title: `Remove ${each.name}`,
      edits: [removeEntry(inputs, each, analysis)],
    })),
  }));
}

/** One fix for each of the inputs, of which one is enough. */
function additions(
  { action, inputs }: ActionStep,
  names: readonly string[],
  analysis: Analysis,
): readonly Fix[] {
  return names.flatMap((name) => {
    const field = action.inputs.find((each) => each.name === name);
    if (field === undefined) return [];
    return [{ title: `Add ${name}`, edits: [addEntry(inputs, [name, placeholder(field)], analysis)] }];
  });
}
