// What a step of a runbook answers, so that selectors into it can be completed and explained.

import { findAction } from '../catalog/actions.ts';
import { select } from '../catalog/api/select.ts';
import { anyShape, type Shape, type StructureShape } from '../catalog/api/shape.ts';
import { parseSelector } from '../catalog/selector.ts';
import { asMap, asScalar, type MapNode } from '../syntax/tree.ts';
import { apiCallOf } from './grammar.ts';

/** What a selector of the step selects; empty if that is nothing or not known. */
export function selectedShapes(step: MapNode, selector: string): readonly Shape[] {
  const answer = answerOf(step);
  const parsed = parseSelector(selector);
  if (answer === undefined || parsed.error !== undefined) return [];
  const selection = select(answer, parsed.segments);
  return selection.kind === 'found' ? selection.shapes : [];
}

/** The answer of a step: of its API operation, of its script, or what its action gives. */
export function answerOf(step: MapNode): Shape | undefined {
  const inputs = asMap(step.get('inputs'));
  const action = findAction(asScalar(step.get('action'))?.text ?? '');
  if (action === undefined) return undefined;
  if (action.category === 'api') return apiCallOf(inputs)?.operation.output;
  if (action.category === 'script') {
    const keys = returnedKeys(asScalar(inputs?.get('Script'))?.text ?? '');
    return structure([['Payload', structure(keys.map((key) => [key, anyShape]))]]);
  }
  if (action.selectorRoot === undefined) return undefined;
  return structure(action.outputs.map(({ name }) => [name, anyShape]));
}

/** The keys of dictionaries that a Python script returns, and of hash tables that end a PowerShell script. */
export function returnedKeys(script: string): string[] {
  const keys = [...script.matchAll(/\breturn\s*\{([^}]*)\}/g)].flatMap(([, body = '']) => {
    return [...body.matchAll(/['"](\w+)['"]\s*:/g)].map(([, key = '']) => key);
  });
  return [...new Set(keys)];
}

function structure(members: readonly (readonly [string, Shape])[]): StructureShape {
  return {
    kind: 'structure',
    members: new Map(members.map(([name, shape]) => [name, { name, required: false, shape }])),
  };
}
