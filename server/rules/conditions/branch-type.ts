import type { Analysis } from '../../analysis.ts';
import { conditionOperators } from '../../catalog/conditions.ts';
import { findParameterType } from '../../catalog/parameters.ts';
import { asScalar } from '../../syntax/tree.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { firstName, outputsOfSteps, type StepOutputs } from '../references/step-outputs.ts';
import { comparedReference, conditions } from './conditions.ts';

export const branchType: Rule = {
  code: 'branch-type',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const outputs = outputsOfSteps(analysis);
    for (const { variable, comparisons } of conditions(analysis)) {
      for (const { name, value } of comparisons) {
        const wanted = wantedType(name);
        if (wanted === undefined) continue;
        const operand = literal(value);
        if (operand !== undefined && !isOf(wanted, operand.text)) {
          report({
            range: operand,
            message: `${name} compares with ${describe(wanted)}, not with "${operand.text}"`,
          });
        }
        const type = typeOf(comparedReference(variable), outputs, analysis);
        if (type === undefined || type === wanted || variable === undefined) continue;
        report({
          range: variable,
          message: `${name} compares ${describe(wanted)}, and "${asScalar(variable)?.text ?? ''}" is a ${type}`,
        });
      }
    }
  },
};

type Wanted = 'Integer' | 'Boolean';

function wantedType(operator: string): Wanted | undefined {
  if (conditionOperators.numeric.some((name) => name === operator)) return 'Integer';
  return conditionOperators.boolean.some((name) => name === operator) ? 'Boolean' : undefined;
}

function isOf(type: Wanted, text: string): boolean {
  return type === 'Boolean' ? /^(?:true|false)$/i.test(text) : /^-?\d+(?:\.\d+)?$/.test(text);
}

function describe(type: Wanted): string {
  return type === 'Integer' ? 'a number' : 'true or false';
}

/** The type that a parameter or an output declares; undefined when nothing is known. */
function typeOf(
  reference: string | undefined,
  outputs: ReadonlyMap<string, StepOutputs>,
  { document }: Analysis,
): string | undefined {
  const [name = '', ...path] = (reference ?? '').split('.');
  if (path.length > 1) return undefined;
  if (path.length === 1) return outputs.get(name)?.typeOf(firstName(path[0] ?? ''));
  const type = document.parameters.find((parameter) => parameter.name === name)?.type;
  return type && findParameterType(type.text)?.base;
}
