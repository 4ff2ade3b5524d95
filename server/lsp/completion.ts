import {
  type CompletionItem as LspCompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { completionsAt } from '../features/completion.ts';
import type { CompletionItem, CompletionKind } from '../features/completion/item.ts';
import { toLspEdits, toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

const completionKinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  action: CompletionItemKind.Function,
  step: CompletionItemKind.Reference,
  parameter: CompletionItemKind.Variable,
  variable: CompletionItemKind.Constant,
  output: CompletionItemKind.Field,
  snippet: CompletionItemKind.Snippet,
  document: CompletionItemKind.File,
  resource: CompletionItemKind.Reference,
};

export const completion: Handler = {
  register(context) {
    context.connection.onCompletion(
      onDocument(context, (document, { position }) => {
        const { items, account } = completionsAt(document.analysis, document.lines.offsetAt(position));
        const own = items.map((item) => toItem(document, item));
        if (account === undefined || !context.accountValues.isAnswered) return own;
        const { kind, prefix, toItem: write } = account;
        return context.accountValues.ask({ kind, prefix }).then(({ values, isComplete }): CompletionList => {
          const known = new Set(items.map(({ label }) => label));
          const more = values.flatMap((value) =>
            known.has(value.value) ? [] : toItem(document, write(value)),
          );
          // The client asks again with the next key, when the answer may have come.
          return { isIncomplete: !isComplete, items: [...own, ...more] };
        });
      }),
    );
  },
};

function toItem(document: OpenDocument, item: CompletionItem): LspCompletionItem {
  const { label, kind, range, snippet, edits, detail, documentation, rank, filter, deprecated } = item;
  return {
    label,
    kind: completionKinds[kind],
    textEdit: { range: toLspRange(document, range), newText: snippet },
    insertTextFormat: InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.adjustIndentation,
    filterText: filter ?? label,
    sortText: `${rank}${label}`,
    ...(edits.length > 0 && { additionalTextEdits: toLspEdits(document, edits) }),
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: documentation.markdown },
    }),
    ...(deprecated === true && { tags: [CompletionItemTag.Deprecated] }),
  };
}
