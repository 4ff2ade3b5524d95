import { sourceInfoFields } from '../../catalog/plugins/content.ts';
import { commandKinds } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { findKey, sourceInfos } from './source-info.ts';

export const downloadGetOptions: Rule = {
  code: 'download-get-options',
  severity: 'error',
  kinds: commandKinds,
  check({ document }, report) {
    for (const { sourceType, keys } of sourceInfos(document)) {
      const fields =
        sourceType !== undefined && Object.hasOwn(sourceInfoFields, sourceType)
          ? sourceInfoFields[sourceType]
          : [];
      const field = fields?.find(({ name }) => name === 'getOptions');
      const options = findKey(keys, 'getOptions');
      if (options?.text === undefined || options.text === '' || options.text.includes('{{')) continue;
      if (field?.pattern === undefined || new RegExp(field.pattern).test(options.text)) continue;
      report({
        range: options.range,
        message: '"getOptions" is branch:NAME or commitID:SHA, with one colon',
      });
    }
  },
};
