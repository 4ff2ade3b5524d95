import { packageArchitectures, packagePlatforms } from '../../catalog/kinds/package.ts';
import type { MapEntry } from '../../syntax/tree.ts';
import { renameKey } from '../edits.ts';
import { listNames } from '../names.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { packageDocument, packageTargets } from './package-document.ts';

export const packageTarget: Rule = {
  code: 'package-target',
  // The lists grow with every platform that Distributor learns.
  severity: 'warning',
  kinds: ['Package'],
  check(analysis, report) {
    const document = packageDocument(analysis);
    if (document === undefined) return;
    const check = (entry: MapEntry, known: readonly string[], what: string): void => {
      if (entry.name === '' || known.includes(entry.name)) return;
      const near = closest(entry.name, known);
      report({
        range: entry.key,
        message: `Distributor knows no ${what} "${entry.name}"; ${
          near === undefined ? `it knows ${listNames(known)}` : `did you mean "${near}"?`
        }`,
        fixes:
          near === undefined
            ? []
            : [{ title: `Change to "${near}"`, edits: [renameKey(entry, near, analysis)] }],
      });
    };
    for (const platform of document.packages?.entries ?? []) check(platform, packagePlatforms, 'platform');
    for (const { architecture } of packageTargets(document)) {
      check(architecture, packageArchitectures, 'architecture');
    }
  },
};
