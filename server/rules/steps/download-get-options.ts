import type { Analysis } from '../../analysis.ts';
import { sourceInfoFields } from '../../catalog/plugins/content.ts';
import { commandKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { findKey, type SourceKey, sourceInfos } from './source-info.ts';

export const downloadGetOptions: Rule = {
  code: 'download-get-options',
  severity: 'error',
  kinds: commandKinds,
  check(analysis, report) {
    for (const { sourceType, keys } of sourceInfos(analysis.document)) {
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
        fixes: qualify(options, analysis),
      });
    }
  },
};

/** A bare name is a branch, and what looks like a hash of Git a commit. */
function qualify({ text = '', replace }: SourceKey, analysis: Analysis): readonly Fix[] {
  if (!/^[\w./-]+$/.test(text)) return [];
  const better = `${/^[0-9a-f]{40}$/i.test(text) ? 'commitID' : 'branch'}:${text}`;
  const edit = replace(better, analysis);
  return edit === undefined ? [] : [{ title: `Change to "${better}"`, edits: [edit] }];
}
