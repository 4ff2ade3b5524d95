import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensDelta } from 'vscode-languageserver';
import { semanticTokens as findTokens } from '../features/semantic-tokens.ts';
import { tokenModifiers, tokenTypes } from '../features/token-types.ts';
import type { Range } from '../syntax/tree.ts';
import { type Handler, onDocument } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

export const semanticTokens: Handler = {
  register(context) {
    const { semanticTokens: requests } = context.connection.languages;
    // What the client was told last of each open document, to tell it the difference the next time.
    const builders = new WeakMap<OpenDocument, SemanticTokensBuilder>();
    requests.on(
      onDocument(context, (document): SemanticTokens => {
        const builder = new SemanticTokensBuilder();
        builders.set(document, builder);
        push(builder, document);
        return builder.build();
      }),
    );
    requests.onDelta(
      onDocument(context, (document, { previousResultId }): SemanticTokens | SemanticTokensDelta => {
        const builder = builders.get(document) ?? new SemanticTokensBuilder();
        builders.set(document, builder);
        builder.previousResult(previousResultId);
        push(builder, document);
        return builder.buildEdits();
      }),
    );
    requests.onRange(
      onDocument(context, (document, { range }): SemanticTokens => {
        const builder = new SemanticTokensBuilder();
        const start = document.lines.offsetAt(range.start);
        push(builder, document, { start, end: document.lines.offsetAt(range.end) });
        return { data: builder.build().data };
      }),
    );
  },
};

function push(builder: SemanticTokensBuilder, { analysis, lines }: OpenDocument, within?: Range): void {
  for (const { start, end, type, modifiers } of findTokens(analysis, within)) {
    const { line, character } = lines.positionAt(start);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << tokenModifiers.indexOf(modifier)), 0);
    builder.push(line, character, end - start, tokenTypes.indexOf(type), bits);
  }
}
