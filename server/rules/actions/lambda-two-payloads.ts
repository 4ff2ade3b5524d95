import type { Rule } from '../rule.ts';
import { inputConstraint } from './input-constraint.ts';

export const lambdaTwoPayloads: Rule = inputConstraint({
  code: 'lambda-two-payloads',
  action: 'aws:invokeLambdaFunction',
  about: 'Payload',
  severity: 'warning',
});
