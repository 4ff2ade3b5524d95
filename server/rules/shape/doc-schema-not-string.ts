import type { TextEdit } from '../../syntax/tree.ts';
import type { Rule } from '../rule.ts';

export const docSchemaNotString: Rule = {
  code: 'doc-schema-not-string',
  severity: 'hint',
  kinds: 'any',
  check({ document: { schemaVersion }, language }, report) {
    if (typeof schemaVersion?.value !== 'number') return;
    const { start, end, value, text } = schemaVersion;
    const version = Number.isInteger(value) ? `${value}.0` : String(value);
    const edit: TextEdit = { start, end, text: language === 'json' ? `"${version}"` : `'${version}'` };
    report({
      range: schemaVersion,
      message: `schemaVersion is a text, and ${text} a number; put it in quotes`,
      fixes: [{ title: 'Put it in quotes', edits: [edit], isSafe: true }],
    });
  },
};
