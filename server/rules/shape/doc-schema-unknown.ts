import { agentSchemaVersions, findKind, schemaVersions } from '../../catalog/kinds.ts';
import { replaceText } from '../edits.ts';
import type { Rule } from '../rule.ts';

const known: readonly string[] = [...schemaVersions, ...agentSchemaVersions];

export const docSchemaUnknown: Rule = {
  code: 'doc-schema-unknown',
  severity: 'error',
  kinds: 'any',
  check(analysis, report) {
    const { kind, schemaVersion } = analysis.document;
    if (schemaVersion === undefined || known.includes(versionOf(schemaVersion.text))) return;
    const newest = kind === 'Unknown' ? undefined : findKind(kind).schemas.at(-1)?.version;
    report({
      range: schemaVersion,
      message: `There is no schema version "${schemaVersion.text}"; use ${schemaVersions.join(', ')}`,
      fixes:
        newest === undefined
          ? []
          : [{ title: `Change to "${newest}"`, edits: [replaceText(schemaVersion, newest, analysis)] }],
    });
  },
};

/** A number such as 2.0 may have lost its zero; that is what doc-schema-not-string reports. */
function versionOf(text: string): string {
  return /^\d+$/.test(text) ? `${text}.0` : text;
}
