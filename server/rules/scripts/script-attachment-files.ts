import { replaceText } from '../edits.ts';
import { automationKinds } from '../kinds.ts';
import { literal } from '../literal.ts';
import type { Rule } from '../rule.ts';
import { closest } from '../spelling.ts';
import { scriptSteps } from './script-steps.ts';

export const scriptAttachmentFiles: Rule = {
  code: 'script-attachment-files',
  severity: 'error',
  kinds: automationKinds,
  check(analysis, report) {
    if (!('files' in analysis.document) || analysis.document.kind === 'Package') return;
    const names = analysis.document.files.map((entry) => entry.name);
    for (const { attachment } of scriptSteps(analysis)) {
      const node = literal(attachment?.value);
      if (node === undefined || names.includes(node.text)) continue;
      const nearest = closest(node.text, names);
      report({
        range: node,
        message: `The attachment "${node.text}" has to be listed in the top-level "files", with its sha256`,
        fixes:
          nearest === undefined
            ? []
            : [{ title: `Change to "${nearest}"`, edits: [replaceText(node, nearest, analysis)] }],
      });
    }
  },
};
