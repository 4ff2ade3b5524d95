import type { Rule } from '../rule.ts';
import { inputConstraint } from './input-constraint.ts';

export const stackTemplate: Rule = inputConstraint({
  code: 'stack-template',
  action: 'aws:createStack',
  about: 'TemplateBody',
});
