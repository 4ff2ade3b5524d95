// Conditions of aws:branch and aws:loop.

import { perAnalysis } from '../../analysis.ts';
import { conditionFields, conditionOperators } from '../../catalog/conditions.ts';
import type { AutomationStep } from '../../model/document.ts';
import { findEntry } from '../../model/scripts.ts';
import { asMap, asScalar, asSequence, type MapEntry, type MapNode, type Node } from '../../syntax/tree.ts';

/** A map that says what has to hold: a comparison, or And, Or, Not over further conditions. */
export interface Condition {
  readonly node: MapNode;
  readonly step: AutomationStep;
  /** True for an item of `Choices`, which has NextStep beside the condition. */
  readonly isChoice: boolean;
  /** `Variable`, as it is written. */
  readonly variable: Node | undefined;
  /** The comparisons. */
  readonly comparisons: readonly MapEntry[];
  /** And, Or and Not. */
  readonly connectives: readonly MapEntry[];
}

const connectiveNames: readonly string[] = ['And', 'Or', 'Not'];
const operatorNames: readonly string[] = Object.values(conditionOperators).flat();

/** Names of keys that a condition can have. */
export const conditionKeys: readonly string[] = conditionFields.map((field) => field.name);

/** Every condition of the runbook, the nested ones behind the one that they stand in. */
export const conditions = perAnalysis(({ flow }): readonly Condition[] =>
  (flow?.steps ?? []).flatMap((step) => {
    const isLoop = step.action?.text === 'aws:loop';
    const loop = isLoop ? asMap(findEntry(step.inputs, 'LoopCondition')?.value) : undefined;
    return [
      ...step.choices.flatMap((choice) => [...walk(choice.node, step, true)]),
      ...(loop === undefined ? [] : walk(loop, step, false)),
    ];
  }),
);

function* walk(node: MapNode, step: AutomationStep, isChoice: boolean): Generator<Condition> {
  const connectives = node.entries.filter((entry) => connectiveNames.includes(entry.name));
  yield {
    node,
    step,
    isChoice,
    variable: node.get('Variable'),
    comparisons: node.entries.filter((entry) => operatorNames.includes(entry.name)),
    connectives,
  };
  for (const { value } of connectives) {
    const single = asMap(value);
    const nested = single === undefined ? (asSequence(value)?.items ?? []) : [single];
    for (const item of nested) {
      const inner = asMap(item);
      if (inner !== undefined) yield* walk(inner, step, false);
    }
  }
}

/** The `{{ … }}` that a condition compares, without its braces; undefined for anything else. */
export function comparedReference(variable: Node | undefined): string | undefined {
  return /^\s*\{\{\s*(\S+?)\s*\}\}\s*$/.exec(asScalar(variable)?.text ?? '')?.[1];
}
