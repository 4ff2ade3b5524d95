import { type Analysis, perAnalysis } from '../../analysis.ts';
import type { Parameter, Reference } from '../../model/document.ts';
import type { Range } from '../../syntax/tree.ts';

/** The references to a parameter inside of some places that stand within a longer text. */
export function referencesTo(
  { name }: Parameter,
  places: readonly Range[],
  analysis: Analysis,
): readonly Reference[] {
  if (places.length === 0) return [];
  return (pastedByName(analysis).get(name) ?? []).filter((reference) =>
    places.some((place) => place.start <= reference.start && reference.end <= place.end),
  );
}

/** The references to parameters that stand within a longer text, by the parameter's name. */
const pastedByName = perAnalysis(({ references }): ReadonlyMap<string, readonly Reference[]> => {
  const byName = new Map<string, Reference[]>();
  for (const reference of references) {
    if (reference.kind !== 'parameter' || reference.whole) continue;
    const same = byName.get(reference.name);
    if (same === undefined) byName.set(reference.name, [reference]);
    else same.push(reference);
  }
  return byName;
});
