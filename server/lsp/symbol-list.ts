import { SymbolKind, type WorkspaceSymbol as LspWorkspaceSymbol } from 'vscode-languageserver';
import { documentNameOf, type WorkspaceSymbol, workspaceSymbols } from '../features/workspace-symbols.ts';
import { toLspRange } from './convert.ts';
import type { OpenDocument } from './open-document.ts';

const kinds: Readonly<Record<WorkspaceSymbol['kind'], SymbolKind>> = {
  document: SymbolKind.File,
  parameter: SymbolKind.Variable,
  variable: SymbolKind.Constant,
  step: SymbolKind.Function,
  output: SymbolKind.Field,
};

/** What can be found by name in a document. */
export function listSymbols(document: OpenDocument): LspWorkspaceSymbol[] {
  const { uri, analysis } = document;
  const documentName = documentNameOf(uri);
  return workspaceSymbols(analysis, documentName).map(({ name, kind, range }) => ({
    name,
    kind: kinds[kind],
    location: { uri, range: toLspRange(document, range) },
    ...(kind !== 'document' && { containerName: documentName }),
  }));
}
