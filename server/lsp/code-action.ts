import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
} from 'vscode-languageserver';
import { changeBetween, fixAll, fixesOf, isFixable } from '../features/fix-all.ts';
import { isSuppressible, suppressionFixes } from '../features/suppress.ts';
import { DISABLE_RULE_COMMAND } from '../protocol.ts';
import type { Diagnostic, Fix } from '../rules/rule.ts';
import { FIX_ALL } from './capabilities.ts';
import { toLspDiagnostic, toLspEdits, toQuickFix } from './convert.ts';
import { type Handler, onDocument, type ServerContext } from './handler.ts';
import type { OpenDocument } from './open-document.ts';
import { rewriteActions } from './rewrite.ts';

/** Nobody reads the quick fixes of more findings than this in one menu, and all of them would take long to make. */
const MAX_FIXED = 50;

/** Quick fixes of the diagnostics that touch the selection, fixes of all of them, and refactorings. */
export const codeAction: Handler = {
  register(context) {
    context.connection.onCodeAction(
      onDocument(context, (document, params) => [
        ...(wants(params, CodeActionKind.QuickFix) ? quickFixes(context, document, params) : []),
        ...(wants(params, CodeActionKind.RefactorRewrite) ? refactorings(context, document, params) : []),
        // On each move of the cursor nobody asks for them, and they would be made for nothing.
        ...(params.context.only !== undefined && wants(params, FIX_ALL)
          ? fixAllAction(context, document)
          : []),
      ]),
    );
  },
};

function wants({ context: { only } }: CodeActionParams, kind: string): boolean {
  return only?.some((wanted) => wanted === kind || kind.startsWith(`${wanted}.`) || wanted === '') ?? true;
}

function quickFixes(
  context: ServerContext,
  document: OpenDocument,
  { range }: CodeActionParams,
): CodeAction[] {
  const start = document.lines.offsetAt(range.start);
  const end = document.lines.offsetAt(range.end);
  const all = context.diagnostics.of(document);
  const touched = all
    .filter((diagnostic) => diagnostic.start <= end && start <= diagnostic.end)
    .slice(0, MAX_FIXED);
  const firstOfRules = new Map(touched.toReversed().map((diagnostic) => [diagnostic.code, diagnostic]));
  const actions = [
    ...touched.flatMap((diagnostic) => diagnostic.fixes.map((fix) => toQuickFix(document, diagnostic, fix))),
    ...[...firstOfRules.values()].toReversed().flatMap((diagnostic) => fixRule(document, diagnostic, all)),
    ...touched.flatMap((diagnostic) => suppress(context, document, diagnostic)),
  ];
  // Findings of one rule on one line have the same fixes for the line, the file and the workspace.
  const seen = new Set<string>();
  return actions.filter(({ title, edit, command }) => {
    const key = JSON.stringify([title, edit, command]);
    return !seen.has(key) && seen.add(key);
  });
}

function refactorings(
  context: ServerContext,
  document: OpenDocument,
  { range, context: { only, triggerKind } }: CodeActionParams,
): CodeAction[] {
  const selection = { start: document.lines.offsetAt(range.start), end: document.lines.offsetAt(range.end) };
  const isAsked = only !== undefined || triggerKind !== CodeActionTriggerKind.Automatic;
  return rewriteActions(context, document, { selection, isAsked });
}

/** The fix of all findings of a rule, when it has several. */
function fixRule(document: OpenDocument, diagnostic: Diagnostic, all: readonly Diagnostic[]): CodeAction[] {
  const { code } = diagnostic;
  const count = all.filter((each) => isFixable(each, { code })).length;
  if (count < 2 || !isFixable(diagnostic, { code })) return [];
  const title = `Fix all ${count} problems of ${code}`;
  return [action(document, diagnostic, { title, edits: fixesOf(all, { code }) })];
}

function suppress(
  { clientCommands }: ServerContext,
  document: OpenDocument,
  diagnostic: Diagnostic,
): CodeAction[] {
  const { code } = diagnostic;
  const fixes = suppressionFixes(document.analysis, diagnostic);
  const inText = fixes.map(({ title, edits }) => action(document, diagnostic, { title, edits }));
  if (!clientCommands.has(DISABLE_RULE_COMMAND) || !isSuppressible(code)) return inText;
  const title = `Disable ${code} in this workspace`;
  const command = { title, command: DISABLE_RULE_COMMAND, arguments: [code] };
  const diagnostics = [toLspDiagnostic(document, diagnostic)];
  return [...inText, { title, kind: CodeActionKind.QuickFix, diagnostics, command }];
}

function action(document: OpenDocument, diagnostic: Diagnostic, { title, edits }: Fix): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(document, diagnostic)],
    edit: { changes: { [document.uri]: toLspEdits(document, edits) } },
  };
}

function fixAllAction({ diagnostics }: ServerContext, document: OpenDocument): CodeAction[] {
  const { analysis } = document;
  const edits = changeBetween(analysis.text, fixAll(analysis, { severities: diagnostics.severities }));
  if (edits.length === 0) return [];
  return [
    {
      title: 'Fix all auto-fixable problems',
      kind: FIX_ALL,
      edit: { changes: { [document.uri]: toLspEdits(document, edits) } },
    },
  ];
}
