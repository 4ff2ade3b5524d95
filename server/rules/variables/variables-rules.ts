import { variableName } from './variable-name.ts';
import { variableType } from './variable-type.ts';
import { variableUndeclared } from './variable-undeclared.ts';
import { variableUnused } from './variable-unused.ts';
import type { Rule } from '../rule.ts';

export const variablesRules: readonly Rule[] = [
  variableName,
  variableUndeclared,
  variableType,
  variableUnused,
];
