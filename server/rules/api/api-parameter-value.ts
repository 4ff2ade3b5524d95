import type { Analysis } from '../../analysis.ts';
import type { Node } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Finding, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { apiSteps, propertySteps } from './api-steps.ts';
import { walkParameters } from './walk-parameters.ts';

export const apiParameterValue: Rule = {
  code: 'api-parameter-value',
  // The index grows old and AWS adds values, so this can never be more than a remark.
  severity: 'info',
  kinds: automationKinds,
  scope: 'step',
  check(analysis, report) {
    const check = (node: Node, place: Place): void => {
      const finding = slip(node, place, analysis);
      if (finding !== undefined) report(finding);
    };
    for (const { inputs, operation, parameters } of apiSteps(analysis)) {
      if (operation === undefined) continue;
      walkParameters(
        { shape: operation.input, map: inputs, entries: parameters, key: undefined },
        {
          value(node, shape) {
            if (shape.kind !== 'scalar' || shape.values === undefined) return;
            check(node, { values: shape.values, known: `${operation.name} is not known to take` });
          },
        },
      );
    }
    for (const { operation, shapes, desired } of propertySteps(analysis)) {
      const values = shapes.flatMap((shape) => (shape.kind === 'scalar' ? (shape.values ?? []) : []));
      const known = `${operation.name} is not known to answer`;
      for (const item of desired) check(item, { values, known, isAnyCase: true });
    }
  },
};

interface Place {
  /** What is known to stand there. */
  readonly values: readonly string[];
  /** True where the case may be another than the model's, as that of `Platform` in answers of EC2 is. */
  readonly isAnyCase?: true;
  /** How the sentence about a value begins. */
  readonly known: string;
}

/** The finding about a value that is not known there, but near to one that is. */
function slip(node: Node, { values, known, isAnyCase }: Place, analysis: Analysis): Finding | undefined {
  const scalar = literal(node);
  if (scalar === undefined || values.includes(scalar.text)) return undefined;
  // Without a near one it is more likely a new value than a slip.
  const near = closest(scalar.text, values);
  if (near === undefined) return undefined;
  if (isAnyCase === true && near.toLowerCase() === scalar.text.toLowerCase()) return undefined;
  return {
    range: scalar,
    message: `${known} "${scalar.text}" here; did you mean "${near}"?`,
    fixes: [{ title: `Change to "${near}"`, edits: [replaceText(scalar, near, analysis)] }],
  };
}
