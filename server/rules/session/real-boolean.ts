import type { Analysis } from '../../analysis.ts';
import { asScalar, type MapEntry } from '../../syntax/tree.ts';
import type { Report } from '../rule.ts';

/** Reports a value that is a text or a reference where the agent's type is a plain bool, which reads neither. */
export function checkRealBoolean(entry: MapEntry | undefined, { language }: Analysis, report: Report): void {
  const node = asScalar(entry?.value);
  if (entry === undefined || node === undefined || typeof node.value === 'boolean') return;
  // In YAML 1.1, which AWS's readers follow, these words are booleans too.
  if (node.style === 'plain' && language === 'yaml' && /^(?:yes|no|on|off)$/i.test(node.text)) return;
  const value = /^\s*(true|false)\s*$/i.exec(node.text)?.[1]?.toLowerCase();
  report({
    range: node,
    message: `The agent reads "${entry.name}" as a boolean only; write true or false${
      node.text.includes('{{') ? ', not a reference' : ' without quotes'
    }`,
    fixes:
      value === undefined
        ? []
        : [
            {
              title: `Change to ${value}`,
              edits: [{ start: node.start, end: node.end, text: value }],
              isSafe: true,
            },
          ],
  });
}
