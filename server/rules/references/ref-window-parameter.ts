import type { Analysis } from '../../analysis.ts';
import { windowParameters } from '../../catalog/references.ts';
import type { Reference } from '../../model/document.ts';
import { findEntry } from '../../model/scripts.ts';
import { parameterKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { isDescription } from './step-outputs.ts';

export const refWindowParameter: Rule = {
  code: 'ref-window-parameter',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    for (const reference of analysis.references) {
      if (reference.kind !== 'parameter' || !isWindowParameter(reference.name)) continue;
      // A default may stand for "give it in the task", as in samples that AWS publishes.
      if (reference.declaration !== undefined || isAllowed(reference)) continue;
      if (isDeclared(reference, analysis) || isDescription(analysis, reference)) continue;
      report({
        range: reference,
        message: `${reference.name} is known only in the task of a maintenance window; hand it over as a parameter there`,
      });
    }
  },
};

function isWindowParameter(name: string): boolean {
  return windowParameters.some((parameter) => parameter === name);
}

/** `{{ RESOURCE_ID }}` in InstanceIds of aws:runCommand. */
function isAllowed({ name, node, step }: Reference): boolean {
  if (name !== 'RESOURCE_ID' || step?.action?.text !== 'aws:runCommand') return false;
  const ids = findEntry(step.inputs, 'InstanceIds')?.value;
  return ids !== undefined && ids.start <= node.start && node.end <= ids.end;
}

function isDeclared({ name }: Reference, { document }: Analysis): boolean {
  return document.parameters.some((parameter) => parameter.name === name);
}
