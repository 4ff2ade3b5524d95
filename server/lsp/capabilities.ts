import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { tokenModifiers, tokenTypes } from '../features/token-types.ts';

/** What "Fix All" and `editor.codeActionsOnSave` ask for. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.ssm`;

/**
 * What the server tells the client that it can do. It stands apart from the handlers of the features, so that
 * `initialize` is answered before anything of the language is loaded.
 */
export const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  callHierarchyProvider: true,
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
  },
  codeLensProvider: {},
  completionProvider: { triggerCharacters: [':', ' ', '{', '.', '"', '-'] },
  definitionProvider: true,
  documentFormattingProvider: true,
  documentHighlightProvider: true,
  documentLinkProvider: { resolveProvider: false },
  documentRangeFormattingProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  hoverProvider: true,
  inlayHintProvider: true,
  linkedEditingRangeProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  selectionRangeProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
    full: { delta: true },
    range: true,
  },
  workspaceSymbolProvider: true,
};
