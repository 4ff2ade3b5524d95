import { findKind, schemaVersions } from '../../catalog/kinds.ts';
import { replaceText } from '../edits.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Keys of the root from which the kind is told, whatever the version says. */
const telling: readonly string[] = [
  'sessionType',
  'executableRunBooks',
  'templateInformation',
  'templateBody',
  'deploymentConfig',
  'packages',
  'mainSteps',
];

export const docSchemaForType: Rule = {
  code: 'doc-schema-for-type',
  severity: 'error',
  kinds: 'any',
  check(analysis, report) {
    const { schemaVersion, root, kind } = analysis.document;
    const version = schemaVersion?.text ?? '';
    // A version that does not exist is what doc-schema-unknown reports, and a number what doc-schema-not-string does.
    if (schemaVersion === undefined || kind === 'Unknown' || !isKnown(version)) return;
    const versions = findKind(kind).schemas.flatMap((schema) => schema.version ?? []);
    const right = versions.at(-1);
    if (right === undefined || versions.includes(version)) return;
    const key = telling.map((name) => root?.entry(name)?.key).find((found) => found !== undefined);
    report({
      range: schemaVersion,
      message: `A document of kind ${kind} has schema version ${listNames(versions, 'or').replaceAll('"', '')}, not ${version}`,
      related:
        key === undefined ? [] : [{ start: key.start, end: key.end, message: 'The kind is told by this' }],
      fixes: [{ title: `Change to "${right}"`, edits: [replaceText(schemaVersion, right, analysis)] }],
    });
  },
};

function isKnown(version: string): boolean {
  return schemaVersions.some((each) => each === version);
}
