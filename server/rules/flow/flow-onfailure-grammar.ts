import type { Rule } from '../rule.ts';
import { jumpGrammar } from './jump-grammar.ts';

export const flowOnFailureGrammar: Rule = jumpGrammar({
  code: 'flow-onfailure-grammar',
  key: 'onFailure',
  words: ['Abort', 'Continue'],
});
