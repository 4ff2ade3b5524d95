import type { Rule } from '../rule.ts';
import { replaceText } from '../edits.ts';
import { closest } from '../spelling.ts';
import { packageDocument, packageTargets } from './package-document.ts';

export const packageFileMissing: Rule = {
  code: 'package-file-missing',
  severity: 'error',
  kinds: ['Package'],
  check(analysis, report) {
    const document = packageDocument(analysis);
    if (document === undefined) return;
    const names = document.files?.entries.map((entry) => entry.name) ?? [];
    for (const { architecture, file } of packageTargets(document)) {
      if (file === undefined) {
        report({
          range: architecture.key,
          message: `"${architecture.name}" needs a "file", the name of a .zip file`,
        });
      } else if (document.files !== undefined && !names.includes(file.text)) {
        const near = closest(file.text, names);
        report({
          range: file,
          message: `"files" has no "${file.text}"${near === undefined ? '; add it with its checksum' : `; did you mean "${near}"?`}`,
          fixes:
            near === undefined
              ? []
              : [{ title: `Change to "${near}"`, edits: [replaceText(file, near, analysis)] }],
        });
      }
    }
  },
};
