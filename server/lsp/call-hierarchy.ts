import { type CallHierarchyItem, SymbolKind } from 'vscode-languageserver';
import {
  type HierarchyStep,
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from '../features/call-hierarchy.ts';
import { toLspRange } from './convert.ts';
import { type Handler, onDocument } from './handler.ts';
import type { OpenDocument } from './open-document.ts';

export const callHierarchy: Handler = {
  register(context) {
    const { callHierarchy: requests } = context.connection.languages;
    requests.onPrepare(
      onDocument(context, (document, { position }) => {
        const step = prepareCallHierarchy(document.analysis, document.lines.offsetAt(position));
        return step === undefined ? null : [toItem(document, step)];
      }),
    );
    const incoming = onDocument(context, (document, { item }: ItemParams) =>
      incomingCalls(document.analysis, offsetOf(document, item)).map(({ step, ranges }) => ({
        from: toItem(document, step),
        fromRanges: ranges.map((range) => toLspRange(document, range)),
      })),
    );
    requests.onIncomingCalls(({ item }, token) => incoming({ item, textDocument: item }, token));
    const outgoing = onDocument(context, (document, { item }: ItemParams) =>
      outgoingCalls(document.analysis, offsetOf(document, item)).map(({ step, ranges }) => ({
        to: toItem(document, step),
        fromRanges: ranges.map((range) => toLspRange(document, range)),
      })),
    );
    requests.onOutgoingCalls(({ item }, token) => outgoing({ item, textDocument: item }, token));
  },
};

interface ItemParams {
  readonly item: CallHierarchyItem;
  readonly textDocument: { readonly uri: string };
}

/** The item names its step by where the name stood when it was shown. */
function offsetOf(document: OpenDocument, item: CallHierarchyItem): number {
  return document.lines.offsetAt(item.selectionRange.start);
}

function toItem(
  document: OpenDocument,
  { name, detail, range, fullRange }: HierarchyStep,
): CallHierarchyItem {
  return {
    name,
    detail,
    kind: SymbolKind.Function,
    uri: document.uri,
    range: toLspRange(document, fullRange),
    selectionRange: toLspRange(document, range),
  };
}
