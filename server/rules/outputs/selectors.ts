import type { Analysis } from '../../analysis.ts';
import { parseSelector, type Selector } from '../../catalog/selector.ts';
import { findEntry } from '../../model/scripts.ts';
import type { AutomationStep } from '../../model/document.ts';
import { asScalar, type ScalarNode } from '../../syntax/tree.ts';
import { literal } from '../literal.ts';

/** A selector that is written out: of an output, or the `PropertySelector` of a step. */
export interface WrittenSelector {
  readonly node: ScalarNode;
  readonly selector: Selector;
  readonly step: AutomationStep;
}

export function* writtenSelectors({ flow }: Analysis): Generator<WrittenSelector> {
  for (const step of flow?.steps ?? []) {
    const property = asScalar(findEntry(step.inputs, 'PropertySelector')?.value);
    for (const scalar of [property, ...step.outputs.map((output) => output.selector)]) {
      const node = literal(scalar);
      if (node !== undefined) yield { node, selector: parseSelector(node.text), step };
    }
  }
}
