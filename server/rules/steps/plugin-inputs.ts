import type { CommandStep, SsmDocument } from '../../model/document.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { commandSteps } from './known-steps.ts';

/** The inputs of each step of a plugin. */
export function inputsOf(
  document: SsmDocument,
  plugin: string,
): readonly { readonly step: CommandStep; readonly inputs: MapNode }[] {
  return commandSteps(document).flatMap((step) =>
    step.action?.text === plugin && step.inputs !== undefined ? [{ step, inputs: step.inputs }] : [],
  );
}
