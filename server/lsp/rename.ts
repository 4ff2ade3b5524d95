import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { prepareRename, rename as renameAt } from '../features/rename.ts';
import { toLspEdits, toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';

export const rename: Handler = {
  register(context) {
    context.connection.onPrepareRename(
      onDocument(context, (document, { position }) => {
        const range = prepareRename(document.analysis, document.lines.offsetAt(position));
        if (range === undefined) return null;
        if ('refusal' in range) return new ResponseError(LSPErrorCodes.RequestFailed, range.refusal);
        return toLspRange(document, range);
      }),
    );
    context.connection.onRenameRequest(
      onDocument(context, (document, { position, newName }) => {
        const edits = renameAt(document.analysis, document.lines.offsetAt(position), newName);
        if ('refusal' in edits) return new ResponseError(LSPErrorCodes.RequestFailed, edits.refusal);
        return { changes: { [document.uri]: toLspEdits(document, edits) } };
      }),
    );
  },
};
