import type { Rule } from '../rule.ts';
import { timeLimit } from './time-limit.ts';

export const approveTimeout: Rule = timeLimit('approve-timeout', 'aws:approve', 'aws:pause');
