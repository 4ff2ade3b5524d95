import { timeLimit } from '../actions/time-limit.ts';
import type { Rule } from '../rule.ts';

export const scriptTimeout: Rule = timeLimit('script-timeout', 'aws:executeScript');
