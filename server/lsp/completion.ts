import {
  type CompletionItem as LspCompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import { completion as complete } from '../features/completion.ts';
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
  capabilities: { completionProvider: { triggerCharacters: [':', ' ', '{', '.', '"', '-'] } },
  register(context) {
    context.connection.onCompletion(
      onDocument(context, (document, { position }) =>
        complete(document.analysis, document.lines.offsetAt(position)).map((item) => toItem(document, item)),
      ),
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
