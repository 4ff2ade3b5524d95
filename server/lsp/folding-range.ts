import { FoldingRangeKind } from 'vscode-languageserver';
import { foldingRanges } from '../features/folding-ranges.ts';
import { type Handler, onDocument } from './handler.ts';

export const foldingRange: Handler = {
  register(context) {
    context.connection.onFoldingRanges(
      onDocument(context, ({ analysis, lines }) =>
        foldingRanges(analysis).map(({ start, end, kind }) => ({
          startLine: lines.positionAt(start).line,
          endLine: lines.positionAt(end).line,
          ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
        })),
      ),
    );
  },
};
