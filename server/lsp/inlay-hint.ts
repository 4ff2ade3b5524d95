import { type InlayHint as LspInlayHint, InlayHintKind, MarkupKind } from 'vscode-languageserver';
import { defaultHints, type InlayHint, typeHints } from '../features/inlay-hints.ts';
import { type Handler, onDocument } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

export const inlayHint: Handler = {
  register(context) {
    context.connection.languages.inlayHint.on(
      onDocument(context, (document, { range }) => {
        const { analysis, lines } = document;
        const within = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
        const { resolvedTypes, defaults } = context.settings.inlayHints;
        return [
          ...(resolvedTypes ? typeHints(analysis, within) : []),
          ...(defaults ? defaultHints(analysis, within) : []),
        ].map((hint) => toHint(document, hint));
      }),
    );
  },
};

function toHint({ lines }: OpenDocument, { offset, label, kind, tooltip }: InlayHint): LspInlayHint {
  return {
    position: lines.positionAt(offset),
    label,
    paddingLeft: kind === 'default',
    ...(kind === 'type' && { kind: InlayHintKind.Type }),
    ...(tooltip !== undefined && { tooltip: { kind: MarkupKind.Markdown, value: tooltip.markdown } }),
  };
}
