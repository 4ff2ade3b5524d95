import type { CodeLens as LspCodeLens, Command } from 'vscode-languageserver';
import { type CodeLens, referenceLenses, runLenses } from '../features/code-lens.ts';
import { RUN_DOCUMENT_COMMAND, SHOW_REFERENCES_COMMAND } from '../protocol.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

/** Only for clients that say that they can run our commands: a lens of which nothing comes is in the way. */
export const codeLens: Handler = {
  register(context) {
    const { connection, clientCommands, settings } = context;
    connection.onCodeLens(
      onDocument(context, (document) => {
        const { references, run } = settings.codeLens;
        const lenses = [
          ...(run && clientCommands.has(RUN_DOCUMENT_COMMAND) ? runLenses(document.analysis) : []),
          ...(references && clientCommands.has(SHOW_REFERENCES_COMMAND)
            ? referenceLenses(document.analysis)
            : []),
        ];
        return lenses.map((lens) => toLens(document, lens));
      }),
    );
  },
};

function toLens(document: OpenDocument, lens: CodeLens): LspCodeLens {
  const range = toLspRange(document, lens.range);
  return { range, command: toCommand(document, lens) };
}

function toCommand(document: OpenDocument, lens: CodeLens): Command {
  const { uri } = document;
  if (lens.kind === 'run') {
    return { title: '$(play) Run…', command: RUN_DOCUMENT_COMMAND, arguments: [uri] };
  }
  const count = lens.references.length;
  const places = lens.references.map((range) => ({ uri, range: toLspRange(document, range) }));
  return {
    title: count === 1 ? '1 reference' : `${count} references`,
    command: SHOW_REFERENCES_COMMAND,
    arguments: [uri, document.lines.positionAt(lens.range.start), places],
  };
}
