import { definition as findDefinition } from '../features/definition.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';

export const definition: Handler = {
  register(context) {
    context.connection.onDefinition(
      onDocument(context, (document, { position }) =>
        findDefinition(document.analysis, document.lines.offsetAt(position)).map((range) => ({
          uri: document.uri,
          range: toLspRange(document, range),
        })),
      ),
    );
  },
};
