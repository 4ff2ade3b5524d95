import { removeEntry } from '../edits.ts';
import type { Rule } from '../rule.ts';
import { packageDocument, packageTargets } from './package-document.ts';

export const packageFileUnused: Rule = {
  code: 'package-file-unused',
  severity: 'hint',
  kinds: ['Package'],
  check(analysis, report) {
    const document = packageDocument(analysis);
    if (document?.files === undefined || document.packages === undefined) return;
    const { files } = document;
    const used = new Set([...packageTargets(document)].map(({ file }) => file?.text));
    for (const entry of files.entries) {
      if (entry.name === '' || used.has(entry.name)) continue;
      report({
        range: entry.key,
        message: `No platform in "packages" installs "${entry.name}"`,
        tag: 'unnecessary',
        fixes: [{ title: `Remove "${entry.name}"`, edits: [removeEntry(files, entry, analysis)] }],
      });
    }
  },
};
