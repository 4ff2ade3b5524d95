import type { SelectionRange } from 'vscode-languageserver';
import { selectionRanges } from '../features/selection-ranges.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

export const selectionRange: Handler = {
  register(context) {
    context.connection.onSelectionRanges(
      onDocument(context, (document, { positions }) =>
        positions.map((position) => toChain(document, document.lines.offsetAt(position))),
      ),
    );
  },
};

/** The innermost range, each with the next greater one as its parent. */
function toChain(document: OpenDocument, offset: number): SelectionRange {
  const at = document.lines.positionAt(offset);
  const chain = selectionRanges(document.analysis, offset).reduceRight<SelectionRange | undefined>(
    (parent, range) => ({ range: toLspRange(document, range), ...(parent !== undefined && { parent }) }),
    undefined,
  );
  return chain ?? { range: { start: at, end: at } };
}
