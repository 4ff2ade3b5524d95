// Text of a document in Markdown. It is always shown as code, so that nothing in it is read as Markdown or as a link.

import type { Range } from '../syntax/tree.ts';
import type { Analysis } from '../analysis.ts';

/** The text as code, in a fence that it does not contain. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') || text === '' ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s*\n\s*/g, ' ')}${pad}${fence}`;
}

/** A part of the document as code, cut where one stops reading. */
export function sourceCode({ text }: Analysis, { start, end }: Range): string {
  return code(end - start > 300 ? `${text.slice(start, start + 300)}…` : text.slice(start, end));
}

/** Paragraphs that have something to say. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Where something is declared, as a sentence. */
export function declaredAt({ text }: Analysis, { start }: Range): string {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) line++;
  return `Declared in line ${line}.`;
}
