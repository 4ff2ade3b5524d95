import { linkedEditing, linkedEditingPattern } from '../features/linked-editing.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';

export const linkedEditingRange: Handler = {
  register(context) {
    context.connection.languages.onLinkedEditingRange(
      onDocument(context, (document, { position }) => {
        const ranges = linkedEditing(document.analysis, document.lines.offsetAt(position));
        if (ranges === undefined) return null;
        return {
          ranges: ranges.map((range) => toLspRange(document, range)),
          wordPattern: linkedEditingPattern,
        };
      }),
    );
  },
};
