import { findPlugin } from '../../catalog/plugins.ts';
import { preconditionFields } from '../../catalog/steps.ts';
import type { CommandStep } from '../../model/document.ts';
import { asMap, asScalar, asSequence, type MapEntry, type ScalarNode } from '../../syntax/tree.ts';

/** The one operator that a precondition has. */
export const preconditionOperator = preconditionFields[0]?.name ?? '';

/** The word that stands for the platform of the node. */
export const platformType = 'platformType';

/** The `StringEquals` of a step with two texts as its arguments; what has another shape is reported elsewhere. */
export interface Precondition {
  readonly entry: MapEntry;
  readonly arguments: readonly [ScalarNode, ScalarNode];
  /** What `platformType` is compared with. */
  readonly platform: ScalarNode | undefined;
}

export function preconditionOf(step: CommandStep): Precondition | undefined {
  const entry = asMap(step.precondition)?.entry(preconditionOperator);
  const [left, right, ...more] = (asSequence(entry?.value)?.items ?? []).map(asScalar);
  if (entry === undefined || left === undefined || right === undefined || more.length > 0) return undefined;
  const platform = left.text === platformType ? right : right.text === platformType ? left : undefined;
  return { entry, arguments: [left, right], platform };
}

/** True if the plugin of the step works on the platform. */
export function supportsPlatform(step: CommandStep, name: string): boolean {
  return findPlugin(step.action?.text ?? '')?.platforms.some((platform) => platform === name) === true;
}
