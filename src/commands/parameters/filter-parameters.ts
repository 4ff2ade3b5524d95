import { askParameterFilter } from '../../prompts/parameter-filter.ts';
import type { ShownParameters } from '../../views/shown-parameters.ts';

/** Asks for a filter and shows the parameters that pass it. */
export async function filterParameters(shown: ShownParameters): Promise<void> {
  shown.setFilter(await askParameterFilter(shown.query));
}
