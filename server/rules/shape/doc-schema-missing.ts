import type { DocumentKind } from '../../model/document.ts';
import { listKinds } from '../../catalog/kinds.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { addEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { isBareTemplate } from './root-keys.ts';

/** The version that a new document of the kind gets, by what is already written in it. */
const newest: Partial<Record<DocumentKind, string>> = {
  Command: '2.2',
  Automation: '0.3',
  'Automation.ChangeTemplate': '0.3',
  Session: '1.0',
  Package: '2.0',
  CloudFormation: '1.0',
  ConformancePackTemplate: '1.0',
};

export const docSchemaMissing: Rule = {
  code: 'doc-schema-missing',
  severity: 'error',
  kinds: [...(Object.keys(newest) as DocumentKind[]), 'Unknown'],
  check(analysis, report) {
    const { root, kind, entries } = analysis.document;
    const [first] = entries;
    if (root === undefined || first === undefined || root.entry('schemaVersion') !== undefined) return;
    if (isBareTemplate(analysis.document) || (kind === 'Unknown' && !looksLikeDocument(root))) return;
    const version = newest[kind];
    report({
      range: first.key,
      message: 'schemaVersion is missing; without it AWS cannot tell what the document is',
      severity: kind === 'Unknown' ? 'warning' : 'error',
      fixes:
        version === undefined
          ? []
          : [
              {
                title: `Add schemaVersion "${version}"`,
                edits: [addEntry(root, ['schemaVersion', version], analysis, first)],
              },
            ],
    });
  },
};

const rootKeys: ReadonlySet<string> = new Set(
  listKinds().flatMap(({ schemas }) => schemas.flatMap(({ fields }) => fields.map(({ name }) => name))),
);

/**
 * Configurations of applications and their schemas have any keys and no version. Only what has a key of the documents
 * that do is one of those, just begun.
 */
function looksLikeDocument(root: MapNode): boolean {
  if (root.entry('$schema') !== undefined) return false;
  return root.entries.some(
    ({ name }) => rootKeys.has(name) || closest(name, ['schemaVersion']) !== undefined,
  );
}
