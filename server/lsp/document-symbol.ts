import { type DocumentSymbol as LspDocumentSymbol, SymbolKind as LspSymbolKind } from 'vscode-languageserver';
import { type DocumentSymbol, documentSymbols, type SymbolKind } from '../features/document-symbols.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

const symbolKinds: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  parameter: LspSymbolKind.Variable,
  variable: LspSymbolKind.Constant,
  step: LspSymbolKind.Function,
  output: LspSymbolKind.Field,
};

export const documentSymbol: Handler = {
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
