// What the rules about variables of runbooks ask again and again.

import type { Analysis } from '../../analysis.ts';
import type { Variable } from '../../model/document.ts';
import { asScalar, type ScalarNode } from '../../syntax/tree.ts';
import { actionSteps, type ActionStep } from '../actions/action-steps.ts';

export function variablesOf({ document }: Analysis): readonly Variable[] {
  return 'variables' in document ? document.variables : [];
}

/** A step with aws:updateVariable, and what its `Name` says. */
export interface VariableUpdate {
  readonly step: ActionStep;
  readonly node: ScalarNode;
  /** The name without `variable:`; undefined when it is not written so. */
  readonly name: string | undefined;
}

/** What steps with aws:updateVariable change, those in loops included, unless that is decided at run time. */
export function* variableUpdates(analysis: Analysis): Generator<VariableUpdate> {
  for (const step of actionSteps(analysis, 'aws:updateVariable')) {
    const node = asScalar(step.get('Name'));
    if (node === undefined || node.text.includes('{{')) continue;
    yield { step, node, name: /^\s*variable:\s*(\S+?)\s*$/.exec(node.text)?.[1] };
  }
}
