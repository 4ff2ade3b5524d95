// The features of server/features in the protocol's form.

import {
  type CompletionItem as LspCompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type DocumentSymbol as LspDocumentSymbol,
  DocumentHighlightKind,
  InsertTextFormat,
  LSPErrorCodes,
  MarkupKind,
  ResponseError,
  SymbolKind as LspSymbolKind,
} from 'vscode-languageserver';
import { completion as complete, type CompletionItem, type CompletionKind } from '../features/completion.ts';
import { definition as findDefinition } from '../features/definition.ts';
import { type DocumentSymbol, documentSymbols, type SymbolKind } from '../features/document-symbols.ts';
import { hover as describe } from '../features/hover.ts';
import { references as findReferences } from '../features/references.ts';
import { prepareRename, rename as renameAt } from '../features/rename.ts';
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
  const { label, kind, range, snippet, detail, documentation, rank, deprecated } = item;
  return {
    label,
    kind: completionKinds[kind],
    textEdit: { range: toLspRange(document, range), newText: snippet },
    insertTextFormat: InsertTextFormat.Snippet,
    filterText: label,
    sortText: `${rank}${label}`,
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && {
      documentation: { kind: MarkupKind.Markdown, value: documentation.markdown },
    }),
    ...(deprecated === true && { tags: [CompletionItemTag.Deprecated] }),
  };
}

export const hover: Handler = {
  capabilities: { hoverProvider: true },
  register(context) {
    context.connection.onHover(
      onDocument(context, (document, { position }) => {
        const found = describe(document.analysis, document.lines.offsetAt(position));
        return found === undefined
          ? null
          : {
              contents: { kind: MarkupKind.Markdown, value: found.markdown },
              range: toLspRange(document, found.range),
            };
      }),
    );
  },
};

export const definition: Handler = {
  capabilities: { definitionProvider: true },
  register(context) {
    context.connection.onDefinition(
      onDocument(context, (document, { position }) =>
        findDefinition(document.analysis, document.lines.offsetAt(position)).map((range) => ({
          uri: document.uri,
          range: toLspRange(document, range),
        })),
      ),
    );
  },
};

export const references: Handler = {
  capabilities: { referencesProvider: true, documentHighlightProvider: true },
  register(context) {
    context.connection.onReferences(
      onDocument(context, (document, { position, context: { includeDeclaration } }) =>
        findReferences(document.analysis, document.lines.offsetAt(position))
          .filter(({ isDeclaration }) => includeDeclaration || !isDeclaration)
          .map((range) => ({ uri: document.uri, range: toLspRange(document, range) })),
      ),
    );
    context.connection.onDocumentHighlight(
      onDocument(context, (document, { position }) =>
        findReferences(document.analysis, document.lines.offsetAt(position)).map((occurrence) => ({
          range: toLspRange(document, occurrence),
          kind: occurrence.isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    );
  },
};

export const rename: Handler = {
  capabilities: { renameProvider: { prepareProvider: true } },
  register(context) {
    context.connection.onPrepareRename(
      onDocument(context, (document, { position }) => {
        const range = prepareRename(document.analysis, document.lines.offsetAt(position));
        return range === undefined ? null : toLspRange(document, range);
      }),
    );
    context.connection.onRenameRequest(
      onDocument(context, (document, { position, newName }) => {
        const edits = renameAt(document.analysis, document.lines.offsetAt(position), newName);
        if ('refusal' in edits) return new ResponseError(LSPErrorCodes.RequestFailed, edits.refusal);
        return { changes: { [document.uri]: toLspEdits(document, edits) } };
      }),
    );
  },
};

const symbolKinds: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  parameter: LspSymbolKind.Variable,
  variable: LspSymbolKind.Constant,
  step: LspSymbolKind.Function,
  output: LspSymbolKind.Field,
};

export const documentSymbol: Handler = {
  capabilities: { documentSymbolProvider: true },
  register(context) {
    context.connection.onDocumentSymbol(
      onDocument(context, (document) =>
        documentSymbols(document.analysis).map((symbol) => toSymbol(document, symbol)),
      ),
    );
  },
};

function toSymbol(document: OpenDocument, symbol: DocumentSymbol): LspDocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKinds[symbol.kind],
    range: toLspRange(document, symbol.fullRange),
    selectionRange: toLspRange(document, symbol.range),
    children: symbol.children.map((child) => toSymbol(document, child)),
  };
}
