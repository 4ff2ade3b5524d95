import type { FormattingOptions as LspOptions } from 'vscode-languageserver';
import { formatting as format, type FormattingOptions } from '../features/formatting.ts';
import { toLspEdits } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';

export const formatting: Handler = {
  register(context) {
    context.connection.onDocumentFormatting(
      onDocument(context, (document, { options }) =>
        toLspEdits(document, format(document.analysis, toOptions(options))),
      ),
    );
    context.connection.onDocumentRangeFormatting(
      onDocument(context, (document, { options, range }) => {
        const { lines } = document;
        const within = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
        return toLspEdits(document, format(document.analysis, toOptions(options), within));
      }),
    );
  },
};

function toOptions({ tabSize, insertSpaces }: LspOptions): FormattingOptions {
  return { tabSize, insertSpaces };
}
