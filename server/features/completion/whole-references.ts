// `{{ name }}` as a whole value, quoted where it has to be, in places that take the author's own values.

import { automationStepFields, commandStepFields } from '../../catalog/steps.ts';
import type { CompletionItem } from './item.ts';
import { textItem } from './item.ts';
import type { Place } from './place.ts';
import { referables } from './references.ts';

/** References for a value of which nothing is typed yet. */
export function wholeReferences(place: Place): CompletionItem[] {
  const { typed, rest, writing } = place;
  if (typed !== '' || rest !== '' || writing.outer !== undefined || !takesReference(place)) return [];
  return referables(place.analysis, writing.range.start).map(({ name, kind, type, rank }) =>
    textItem(writing, `{{ ${name} }}`, {
      label: `{{ ${name} }}`,
      kind,
      detail: type,
      rank: Math.min(rank + 2, 9),
    }),
  );
}

/** Inputs of steps, but not what is code, and what names other things of the document. */
function takesReference({ expected, steps }: Place): boolean {
  const isInput = steps.some(
    (step) => step.kind === 'entry' && step.part === 'value' && step.entry.name === 'inputs',
  );
  if (expected?.kind === 'shape') return expected.shape.kind === 'scalar' || expected.shape.kind === 'list';
  if (expected?.kind !== 'value') return isInput && expected === undefined;
  const { field } = expected;
  if (field.format === 'role-arn') return true;
  if (!isInput || automationStepFields.includes(field) || commandStepFields.includes(field)) return false;
  if (field.values !== undefined) return false;
  switch (field.format) {
    case 'api-operation':
    case 'api-service':
    case 'api-selector':
    case 'python-handler':
    case 'script':
    case 'shell':
    case 'powershell':
    case 'step-name':
    case 'step-target':
    case 'variable-name':
    case 'attachment':
      return false;
    default:
      return !field.types.includes('Steps');
  }
}
