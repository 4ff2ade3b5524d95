// Keys that the agent heeds inside `inputs` only, and that people write beside it.

import type { Analysis } from '../../analysis.ts';
import type { CommandStep } from '../../model/document.ts';
import { findEntry } from '../../model/scripts.ts';
import { asScalar, type MapEntry } from '../../syntax/tree.ts';
import { addEntry, removeEntry } from '../edits.ts';
import type { Fix } from '../rule.ts';

/** Moves the entry into `inputs`, or only removes it where `inputs` has it already. */
export function movingIntoInputs(step: CommandStep, entry: MapEntry, analysis: Analysis): readonly Fix[] {
  const removing = removeEntry(step.node, entry, analysis);
  if (findEntry(step.inputs, entry.name) !== undefined)
    return [{ title: `Remove "${entry.name}"`, edits: [removing] }];
  const value = asScalar(entry.value)?.value;
  if (step.inputs === undefined || value === undefined) return [];
  const adding = addEntry(step.inputs, [entry.name, value], analysis);
  return [{ title: `Move "${entry.name}" into inputs`, edits: [removing, adding] }];
}
