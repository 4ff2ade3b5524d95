import { conditionOperators } from '../../catalog/conditions.ts';
import type { ValueType } from '../../catalog/field.ts';
import { asScalar, type MapEntry } from '../../syntax/tree.ts';
import type { Analysis } from '../../analysis.ts';
import { renameKey } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Fix, Rule } from '../rule.ts';
import { describeTypes, type TypeOfReference, typesOfReferences } from '../references/reference-types.ts';
import { comparedReference, conditions } from './conditions.ts';

export const branchType: Rule = {
  code: 'branch-type',
  severity: 'hint',
  kinds: automationKinds,
  check(analysis, report) {
    const types = typesOfReferences(analysis);
    for (const { variable, comparisons } of conditions(analysis)) {
      for (const entry of comparisons) {
        const { name, value } = entry;
        const wanted = wantedType(name);
        if (wanted === undefined) continue;
        const operand = literal(value);
        if (operand !== undefined && !isOf(wanted, operand.text)) {
          report({
            range: operand,
            message: `${name} compares with ${describe(wanted)}, not with "${operand.text}"`,
          });
        }
        const type = typeOf(comparedReference(variable), types);
        if (type === undefined || variable === undefined || takes(wanted, type)) continue;
        report({
          range: variable,
          message: `${name} compares ${describe(wanted)}, and "${asScalar(variable)?.text ?? ''}" is ${describeTypes([type])}`,
          fixes: operatorFor(entry, type, analysis),
        });
      }
    }
  },
};

type Wanted = 'Integer' | 'Boolean' | 'String';

function wantedType(operator: string): Wanted | undefined {
  if (conditionOperators.numeric.some((name) => name === operator)) return 'Integer';
  if (conditionOperators.string.some((name) => name === operator)) return 'String';
  return conditionOperators.boolean.some((name) => name === operator) ? 'Boolean' : undefined;
}

/** `Equals` there is for each type that can be compared; of the other operators none says the same. */
const equality: Partial<Record<ValueType, string>> = {
  String: 'StringEquals',
  Integer: 'NumericEquals',
  Boolean: 'BooleanEquals',
};

function operatorFor(entry: MapEntry, type: ValueType, analysis: Analysis): readonly Fix[] {
  const meant = equality[type];
  if (meant === undefined || !Object.values(equality).includes(entry.name)) return [];
  return [{ title: `Change to "${meant}"`, edits: [renameKey(entry, meant, analysis)] }];
}

/** Numbers and booleans are compared as texts, too; lists and maps are not. */
function takes(wanted: Wanted, type: ValueType): boolean {
  return wanted === 'String' ? ['String', 'Integer', 'Boolean'].includes(type) : type === wanted;
}

function isOf(type: Wanted, text: string): boolean {
  if (type === 'String') return true;
  return type === 'Boolean' ? /^(?:true|false)$/i.test(text) : /^-?\d+(?:\.\d+)?$/.test(text);
}

function describe(type: Wanted): string {
  if (type === 'String') return 'a text';
  return type === 'Integer' ? 'a number' : 'true or false';
}

/** The type of what `{{ … }}` in a condition stands for. */
function typeOf(reference: string | undefined, types: TypeOfReference): ValueType | undefined {
  const variable = /^variable:(.*)$/.exec(reference ?? '')?.[1];
  if (variable !== undefined) return types({ kind: 'variable', name: variable, output: '' });
  const [name = '', ...path] = (reference ?? '').split('.');
  return types({ kind: path.length === 0 ? 'parameter' : 'step-output', name, output: path.join('.') });
}
