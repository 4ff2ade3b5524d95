import { asMap, asScalar, asSequence, type MapNode } from '../syntax/tree.ts';
import type { Parameter, Variable } from './document.ts';

/** The declarations under `parameters`, in order; of duplicates all. */
export function lowerParameters(node: MapNode | undefined): Parameter[] {
  return (node?.entries ?? []).map((entry) => {
    const declaration = asMap(entry.value);
    const get = (name: string) => declaration?.get(name);
    return {
      start: entry.start,
      end: entry.end,
      name: entry.name,
      key: entry.key,
      node: declaration,
      type: asScalar(get('type')),
      description: asScalar(get('description')),
      default: get('default'),
      allowedValues: asSequence(get('allowedValues')),
      allowedPattern: asScalar(get('allowedPattern')),
      displayType: asScalar(get('displayType')),
      interpolationType: asScalar(get('interpolationType')),
    };
  });
}

/** The declarations under `variables` of a runbook. */
export function lowerVariables(node: MapNode | undefined): Variable[] {
  return (node?.entries ?? []).map((entry) => {
    const declaration = asMap(entry.value);
    return {
      start: entry.start,
      end: entry.end,
      name: entry.name,
      key: entry.key,
      node: declaration,
      type: asScalar(declaration?.get('type')),
      default: declaration?.get('default'),
    };
  });
}
