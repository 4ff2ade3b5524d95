import type { Analysis } from '../../analysis.ts';
import type { Parameter, Reference } from '../../model/document.ts';
import type { Range } from '../../syntax/tree.ts';

/** The references to a parameter inside of some places that stand within a longer text. */
export function referencesTo(
  { name }: Parameter,
  places: readonly Range[],
  { references }: Analysis,
): readonly Reference[] {
  return references.filter(
    (reference) =>
      reference.kind === 'parameter' &&
      reference.name === name &&
      !reference.whole &&
      places.some((place) => place.start <= reference.start && reference.end <= place.end),
  );
}
