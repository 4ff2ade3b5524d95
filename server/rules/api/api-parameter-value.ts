import type { Analysis } from '../../analysis.ts';
import { asSequence, type Node } from '../../syntax/tree.ts';
import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Finding, Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { apiSteps, propertyShapes } from './api-steps.ts';
import { walkParameters } from './walk-parameters.ts';

export const apiParameterValue: Rule = {
  code: 'api-parameter-value',
  // The index grows old and AWS adds values, so this can never be more than a remark.
  severity: 'info',
  kinds: automationKinds,
  check(analysis, report) {
    for (const step of apiSteps(analysis)) {
      const { inputs, operation, parameters } = step;
      if (operation === undefined) continue;
      const check = (node: Node, place: Place): void => {
        const finding = slip(node, place, analysis);
        if (finding !== undefined) report(finding);
      };
      walkParameters(
        { shape: operation.input, map: inputs, entries: parameters, key: undefined },
        {
          value(node, shape) {
            if (shape.kind !== 'scalar' || shape.values === undefined) return;
            check(node, { values: shape.values, known: `${operation.name} is not known to take` });
          },
        },
      );
      const desired = asSequence(inputs.get('DesiredValues'))?.items;
      if (desired === undefined) continue;
      const values = propertyShapes(step).flatMap((shape) =>
        shape.kind === 'scalar' ? (shape.values ?? []) : [],
      );
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
