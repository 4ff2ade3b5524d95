import { sourceInfoFields } from '../../catalog/plugins/content.ts';
import { commandKinds } from '../kinds.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { findKey, sourceInfos } from './source-info.ts';

export const downloadSourceInfo: Rule = {
  code: 'download-source-info',
  severity: 'error',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { entry, sourceType, keys, isOpen } of sourceInfos(document)) {
      if (keys === undefined && isOpen) continue;
      if (keys === undefined) {
        report({
          range: entry.value,
          message: '"sourceInfo" is a map, or JSON text of one; this is neither',
        });
        continue;
      }
      const isKnown = sourceType !== undefined && Object.hasOwn(sourceInfoFields, sourceType);
      const fields = isKnown ? (sourceInfoFields[sourceType] ?? []) : [];
      const missing = fields.flatMap(({ name, required }) =>
        required === true && findKey(keys, name) === undefined ? [name] : [],
      );
      if (missing.length === 0) continue;
      report({
        range: entry.key,
        message: `"sourceInfo" of a ${sourceType ?? ''} source needs ${listNames(missing)}`,
      });
    }
  },
};
