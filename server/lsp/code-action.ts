import { CodeActionKind } from 'vscode-languageserver';
import { toQuickFix } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';

/** Quick fixes of the diagnostics that touch the selection. */
export const codeAction: Handler = {
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },
  register(context) {
    context.connection.onCodeAction(
      onDocument(context, (document, { range, context: { only } }) => {
        if (only !== undefined && !only.some((kind) => CodeActionKind.QuickFix.startsWith(kind))) return [];
        const start = document.lines.offsetAt(range.start);
        const end = document.lines.offsetAt(range.end);
        return context.diagnostics
          .of(document)
          .filter((diagnostic) => diagnostic.start <= end && start <= diagnostic.end)
          .flatMap((diagnostic) => diagnostic.fixes.map((fix) => toQuickFix(document, diagnostic, fix)));
      }),
    );
  },
};
