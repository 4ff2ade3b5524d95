import { MarkupKind } from 'vscode-languageserver';
import { hover as describe } from '../features/hover.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';

export const hover: Handler = {
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
