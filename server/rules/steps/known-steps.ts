// What the rules about steps of any kind of document ask again and again.

import { type Analysis, perAnalysis } from '../../analysis.ts';
import { findAction } from '../../catalog/actions.ts';
import type { Field, Platform } from '../../catalog/field.ts';
import { findPlugin, pluginInputs } from '../../catalog/plugins.ts';
import type { CommandStep, SsmDocument, Step } from '../../model/document.ts';
import { asScalar, asSequence, type Node, type ScalarNode } from '../../syntax/tree.ts';
import { preconditionOf } from './precondition.ts';

/** Every step of a Command, Policy or Automation document, those in loops included. */
export function stepsOf({ document, flow }: Analysis): readonly Step[] {
  if (flow !== undefined) return flow.steps;
  return 'steps' in document ? document.steps : [];
}

/** The steps of a Command or Policy document. */
export function commandSteps(document: SsmDocument): readonly CommandStep[] {
  return document.kind === 'Command' || document.kind === 'Policy' ? document.steps : [];
}

/** A step whose plugin or action is known. */
export interface KnownStep {
  readonly step: Step;
  readonly action: ScalarNode;
  /** The inputs that it may have. */
  readonly fields: readonly Field[];
  /** True if it may have any others, too. */
  readonly isOpen: boolean;
  /** True for a plugin that nobody should use any more. */
  readonly isRetired: boolean;
}

export const knownSteps = perAnalysis((analysis): readonly KnownStep[] =>
  stepsOf(analysis).flatMap((step) => knownStep(step) ?? []),
);

function knownStep(step: Step): KnownStep | undefined {
  const { action, family } = step;
  if (action === undefined) return undefined;
  if (family === 'automation') {
    const found = findAction(action.text);
    return found && { step, action, fields: found.inputs, isOpen: found.openInputs, isRetired: false };
  }
  const plugin = findPlugin(action.text);
  if (plugin?.documented !== true) return undefined;
  return {
    step,
    action,
    fields: pluginInputs(plugin),
    isOpen: false,
    isRetired: plugin.retired !== undefined,
  };
}

/** The platforms on which the step runs: those of its plugin, or the one that its precondition asks for. */
export function platformsOf(step: CommandStep): readonly Platform[] {
  const platforms = findPlugin(step.action?.text ?? '')?.platforms ?? [];
  const wanted = preconditionOf(step)?.platform?.text;
  return wanted === undefined ? platforms : platforms.filter((platform) => platform === wanted);
}

/** True if some node may run both steps. */
export function mayShareNode(a: CommandStep, b: CommandStep): boolean {
  const platforms = platformsOf(b);
  return platformsOf(a).some((platform) => platforms.includes(platform));
}

/** The scalar, or those of the list, that no reference stands in. */
export function literalScalars(node: Node | undefined): readonly ScalarNode[] {
  const nodes = asSequence(node)?.items ?? (node === undefined ? [] : [node]);
  return nodes.flatMap((item) => {
    const scalar = asScalar(item);
    return scalar === undefined || scalar.text.includes('{{') ? [] : [scalar];
  });
}
