import { perAnalysis } from '../../analysis.ts';
import { parseSelector, type Selector } from '../../catalog/selector.ts';
import { findEntry } from '../../model/scripts.ts';
import type { AutomationStep } from '../../model/document.ts';
import { asScalar, type ScalarNode } from '../../syntax/tree.ts';
import { recent } from '../../syntax/recent.ts';
import { literal } from '../literal.ts';

/** `parseSelector`, for rules: they read the same selectors again with each keystroke. */
export const readSelector = recent(parseSelector);

/** A selector that is written out: of an output, or the `PropertySelector` of a step. */
export interface WrittenSelector {
  readonly node: ScalarNode;
  readonly selector: Selector;
  readonly step: AutomationStep;
}

export const writtenSelectors = perAnalysis(({ flow }): readonly WrittenSelector[] =>
  (flow?.steps ?? []).flatMap((step) => {
    const property = asScalar(findEntry(step.inputs, 'PropertySelector')?.value);
    return [property, ...step.outputs.map((output) => output.selector)].flatMap((scalar) => {
      const node = literal(scalar);
      return node === undefined ? [] : [{ node, selector: readSelector(node.text), step }];
    });
  }),
);
