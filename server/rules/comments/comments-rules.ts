import { disableUnknown } from './disable-unknown.ts';
import { disableUnused } from './disable-unused.ts';
import type { Rule } from '../rule.ts';

export const commentsRules: readonly Rule[] = [disableUnknown, disableUnused];
