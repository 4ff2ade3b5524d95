import type { Rule } from '../rule.ts';
import { jumpGrammar } from './jump-grammar.ts';

export const flowOnCancelGrammar: Rule = jumpGrammar({
  code: 'flow-oncancel-grammar',
  key: 'onCancel',
  words: ['Abort'],
});
