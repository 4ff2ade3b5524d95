import type { Rule } from '../rule.ts';
import { entryOf, isUnset, sessionDocument, sessionTypeOf } from './session-document.ts';

export const sessionNoKms: Rule = {
  code: 'session-no-kms',
  severity: 'info',
  kinds: ['Session'],
  check(analysis, report) {
    const document = sessionDocument(analysis);
    const inputs = document?.root?.entry('inputs');
    if (document?.inputs === undefined || inputs === undefined || !isUnset(document, 'kmsKeyId')) return;
    if (sessionTypeOf(document) !== 'Standard_Stream') return;
    report({
      range: (entryOf(document.inputs, 'kmsKeyId') ?? inputs).key,
      message: 'Session data is encrypted by TLS only; name a kmsKeyId to encrypt it with a key of your own',
    });
  },
};
