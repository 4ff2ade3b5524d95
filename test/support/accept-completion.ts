import type { CompletionItem } from '../../server/features/completion/item.ts';
import { applyEdits } from './check-rule.ts';

/**
 * The text after an item is taken and nothing is filled in, as an editor does it: placeholders stand for their tab
 * stops, the first of several choices is chosen, and further lines get the indentation of the first one.
 */
export function acceptCompletion(text: string, item: CompletionItem): string {
  return applyEdits(text, [
    ...item.edits,
    { ...item.range, text: indented(text, item, expandSnippet(item.snippet)) },
  ]);
}

/** The same with the tab stops left in the text. */
export function acceptSnippet(text: string, item: CompletionItem): string {
  return applyEdits(text, [...item.edits, { ...item.range, text: indented(text, item, item.snippet) }]);
}

function indented(text: string, { range, edits }: CompletionItem, snippet: string): string {
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const own = /^[ \t]*/.exec(text.slice(start, range.start))?.[0] ?? '';
  const mended = edits.find(
    (edit) => edit.start === start && edit.end === start + own.length && /^ *$/.test(edit.text),
  );
  return snippet.replaceAll('\n', `\n${mended?.text ?? own}`);
}

/** The text of a snippet with its placeholders. Tab stops of the same number have the same text. */
export function expandSnippet(snippet: string): string {
  const defaults = new Map<string, string>();
  return snippet.replace(
    /\\([\\$}])|\$\{(\d+):((?:[^\\}]|\\.)*)\}|\$\{(\d+)\|((?:[^\\|]|\\.)*)\|\}|\$(\d+)/g,
    (
      _,
      escaped?: string,
      slot?: string,
      text?: string,
      choice?: string,
      choices?: string,
      again?: string,
    ) => {
      if (escaped !== undefined) return escaped;
      if (again !== undefined) return defaults.get(again) ?? '';
      const first = choices === undefined ? (text ?? '') : (/^(?:[^\\,]|\\.)*/.exec(choices)?.[0] ?? '');
      const value = first.replace(/\\(.)/g, '$1');
      defaults.set(slot ?? choice ?? '', value);
      return value;
    },
  );
}
