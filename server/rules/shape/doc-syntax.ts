import type { ParseErrorCode } from '../../syntax/tree.ts';
import { parseErrorRule } from './parse-error-rule.ts';

const codes: readonly ParseErrorCode[] = [
  'syntax',
  'too-long',
  'unknown-alias',
  'too-deep',
  'too-many-documents',
  'invalid-character',
];

export const docSyntax = parseErrorRule('doc-syntax', codes);
