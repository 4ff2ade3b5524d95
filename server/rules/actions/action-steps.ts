// What the rules about steps of runbooks ask again and again.

import { type Analysis, perAnalysis } from '../../analysis.ts';
import { type Action, findAction } from '../../catalog/actions.ts';
import type { AutomationStep } from '../../model/document.ts';
import { findEntry } from '../../model/scripts.ts';
import { asScalar, type MapEntry, type MapNode, type Node, type ScalarNode } from '../../syntax/tree.ts';

/** A step of a runbook whose action is known and whose inputs are a map. */
export interface ActionStep {
  readonly step: AutomationStep;
  readonly action: Action;
  /** The action as it is written. */
  readonly actionNode: ScalarNode;
  readonly inputs: MapNode;
  /** The entry of an input, its case ignored as Automation does (see `findField`). */
  readonly entry: (name: string) => MapEntry | undefined;
  /** The value of an input. */
  readonly get: (name: string) => Node | undefined;
}

/** The steps with one of these actions, those in loops included; without names all steps. */
export function actionSteps(analysis: Analysis, ...names: readonly string[]): readonly ActionStep[] {
  const steps = everyActionStep(analysis);
  return names.length === 0 ? steps : steps.filter(({ action }) => names.includes(action.name));
}

const everyActionStep = perAnalysis(({ flow }): readonly ActionStep[] =>
  (flow?.steps ?? []).flatMap((step) => {
    const { action: actionNode, inputs } = step;
    const action = actionNode && findAction(actionNode.text);
    if (actionNode === undefined || action === undefined || inputs === undefined) return [];
    const entry = (name: string): MapEntry | undefined => findEntry(inputs, name);
    return [{ step, action, actionNode, inputs, entry, get: (name) => entry(name)?.value }];
  }),
);

/** True, or the text `true`, which the service takes as well. */
export function isTrue(node: Node | undefined): boolean {
  return asScalar(node)?.text.toLowerCase() === 'true';
}

/** The value as a number, if it is one that is written out, as a number or as a text. */
export function literalNumber(node: Node | undefined): number | undefined {
  const text = asScalar(node)?.text.trim() ?? '';
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
