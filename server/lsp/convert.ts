// Between the server's offsets and plain data, and the protocol's positions and enums.

import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic as LspDiagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range as LspRange,
  type TextEdit as LspTextEdit,
} from 'vscode-languageserver';
import { pageUrl } from '../rules/pages.ts';
import type { Diagnostic, Fix, Severity } from '../rules/rule.ts';
import type { Range, TextEdit } from '../syntax/tree.ts';
import type { OpenDocument } from './open-document.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated };

export function toLspRange(document: OpenDocument, range: Range): LspRange {
  const { lines } = document;
  return { start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}

export function toLspEdits(document: OpenDocument, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map((edit) => ({ range: toLspRange(document, edit), newText: edit.text }));
}

export function toLspDiagnostic(document: OpenDocument, diagnostic: Diagnostic): LspDiagnostic {
  const { code, message, related, tag } = diagnostic;
  return {
    range: toLspRange(document, diagnostic),
    severity: severities[diagnostic.severity],
    code,
    codeDescription: { href: pageUrl(code) },
    source: 'ssm',
    message,
    ...(tag !== undefined && { tags: [tags[tag]] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((place) => ({
        location: { uri: document.uri, range: toLspRange(document, place) },
        message: place.message,
      })),
    }),
  };
}

/** A quick fix of `diagnostic`; the first of its fixes is the preferred one. */
export function toQuickFix(document: OpenDocument, diagnostic: Diagnostic, fix: Fix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toLspDiagnostic(document, diagnostic)],
    isPreferred: diagnostic.fixes[0] === fix,
    edit: { changes: { [document.uri]: toLspEdits(document, fix.edits) } },
  };
}
