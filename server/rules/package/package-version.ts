import { namePatterns } from '../../catalog/limits.ts';
import type { Rule } from '../rule.ts';
import { packageDocument } from './package-document.ts';

export const packageVersion: Rule = {
  code: 'package-version',
  severity: 'error',
  kinds: ['Package'],
  check(analysis, report) {
    const version = packageDocument(analysis)?.version;
    if (version === undefined || namePatterns.packageVersion.test(version.text)) return;
    report({
      range: version,
      message: 'A version has 1 to 128 letters, digits, underscores, hyphens and full stops',
    });
  },
};
