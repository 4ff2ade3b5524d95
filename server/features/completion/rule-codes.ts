import type { Analysis } from '../../analysis.ts';
import { rules } from '../../rules/index.ts';
import type { CompletionItem } from './item.ts';
import { lineStart } from './line.ts';

/** The codes that `# ssm-disable-…` may name; undefined where the cursor is not in such a comment. */
export function ruleCodeItems({ text, language }: Analysis, offset: number): CompletionItem[] | undefined {
  if (language !== 'yaml') return undefined;
  const before = text.slice(lineStart(text, offset), offset);
  const match = /(?:^|\s)#\s*ssm-disable-(?:file|line|next-line)\b[\s:]+(?:[\w-]+[\s,]+)*([\w-]*)$/.exec(
    before,
  );
  if (match === null || before.includes(' -- ')) return undefined;
  const after = /^[\w-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '';
  const range = { start: offset - (match[1] ?? '').length, end: offset + after.length };
  return rules.map(({ code, severity }) => {
    return { label: code, kind: 'value', range, snippet: code, edits: [], detail: severity, rank: 0 };
  });
}
