import type { Analysis } from '../analysis.ts';
import type { Range } from '../syntax/tree.ts';
import { type DocumentSymbol, documentSymbols, type SymbolKind } from './document-symbols.ts';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind | 'document';
  readonly range: Range;
}

/** What can be found by name in one document: the document itself, and what it declares. */
export function workspaceSymbols(analysis: Analysis, documentName: string): WorkspaceSymbol[] {
  const symbols: WorkspaceSymbol[] = [{ name: documentName, kind: 'document', range: { start: 0, end: 0 } }];
  const visit = ({ name, kind, range, children }: DocumentSymbol): void => {
    // What a runbook gives out repeats the names of its steps.
    if (kind !== 'output') symbols.push({ name, kind, range });
    children.forEach(visit);
  };
  documentSymbols(analysis).forEach(visit);
  return symbols;
}

/** True if the letters of the query stand in the name in this order, whatever their case; editors rank by it. */
export function matchesQuery(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    if (letter.trim() === '') continue;
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The name that a document gets from its file's name. */
export function documentNameOf(uri: string): string {
  const file = uri.slice(uri.lastIndexOf('/') + 1).replace(/(?:\.ssm)?\.(?:ya?ml|json)$/i, '');
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
