import { DocumentHighlightKind } from 'vscode-languageserver';
import { references as findReferences } from '../features/references.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';

export const references: Handler = {
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
