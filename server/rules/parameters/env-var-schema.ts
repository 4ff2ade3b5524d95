import { removeEntry, replaceText } from '../edits.ts';
import { parameterKinds } from '../kinds.ts';
import type { Fix, Rule } from '../rule.ts';
import { parameterSupportOf } from './declarations.ts';

export const envVarSchema: Rule = {
  code: 'env-var-schema',
  severity: 'error',
  kinds: parameterKinds,
  check(analysis, report) {
    const { document } = analysis;
    if (parameterSupportOf(document)?.envVar !== false) return;
    const version =
      document.kind === 'Command' && document.schemaVersion?.text === '2.0'
        ? document.schemaVersion
        : undefined;
    for (const { node } of document.parameters) {
      const entry = node?.entry('interpolationType');
      if (node === undefined || entry === undefined) continue;
      const upgrade: Fix[] =
        version === undefined
          ? []
          : [{ title: 'Change schemaVersion to "2.2"', edits: [replaceText(version, '2.2', analysis)] }];
      report({
        range: entry.key,
        message: 'Only Command documents of schema 2.2 have "interpolationType"',
        fixes: [
          ...upgrade,
          { title: 'Remove "interpolationType"', edits: [removeEntry(node, entry, analysis)] },
        ],
      });
    }
  },
};
