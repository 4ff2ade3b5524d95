import { parseErrorRule } from './parse-error-rule.ts';

export const docDuplicateKey = parseErrorRule('doc-duplicate-key', ['duplicate-key']);
