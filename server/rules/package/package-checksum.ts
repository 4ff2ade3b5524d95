import { checksumKeys } from '../../catalog/kinds/automation.ts';
import { asMap, asScalar } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';
import { mapOf, packageDocument } from './package-document.ts';

export const packageChecksum: Rule = {
  code: 'package-checksum',
  severity: 'error',
  kinds: ['Package'],
  check(analysis, report) {
    for (const entry of packageDocument(analysis)?.files?.entries ?? []) {
      const checksums = asMap(mapOf(entry)?.get('checksums'));
      const checksum = checksums?.entries.find(({ name }) => checksumKeys.some((key) => key === name));
      const text = asScalar(checksum?.value);
      if (text === undefined) {
        report({ range: entry.key, message: `"${entry.name}" needs "checksums" with its "sha256"` });
      } else if (!/^[0-9a-f]{64}$/i.test(text.text)) {
        report({ range: text, message: 'A SHA-256 checksum has 64 hexadecimal digits' });
      }
    }
  },
};
