import { loopConditionNeverChanges } from './loop-condition-never-changes.ts';
import { loopKind } from './loop-kind.ts';
import { loopMax } from './loop-max.ts';
import { loopValueWhile } from './loop-value-while.ts';
import { loopWhileNoMax } from './loop-while-no-max.ts';
import type { Rule } from '../rule.ts';

export const loopsRules: readonly Rule[] = [
  loopMax,
  loopWhileNoMax,
  loopValueWhile,
  loopConditionNeverChanges,
  loopKind,
];
