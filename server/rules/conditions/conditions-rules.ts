import { branchAndOr } from './branch-and-or.ts';
import { branchChoiceKeys } from './branch-choice-keys.ts';
import { branchConstant } from './branch-constant.ts';
import { branchNoDefault } from './branch-no-default.ts';
import { branchOperator } from './branch-operator.ts';
import { branchType } from './branch-type.ts';
import type { Rule } from '../rule.ts';

export const conditionsRules: readonly Rule[] = [
  branchChoiceKeys,
  branchOperator,
  branchAndOr,
  branchNoDefault,
  branchType,
  branchConstant,
];
