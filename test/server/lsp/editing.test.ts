import assert from 'node:assert/strict';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  FoldingRange,
  InitializeResult,
  InlayHint,
  LinkedEditingRanges,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver';
import { LspClient } from '../../support/lsp-client.ts';

const text = `schemaVersion: '0.3'
mainSteps:
  - name: stop
    action: aws:sleep
    nextStep: check
    inputs: { Duration: PT1S }
  - name: check
    action: aws:sleep
    inputs: { Duration: PT1S }
`;

describe('the language server, while editing', () => {
  let client: LspClient;
  let started: InitializeResult;
  beforeEach(async () => {
    client = new LspClient();
    started = await client.start();
    await client.open(text);
  });
  afterEach(() => client.connection.dispose());

  it('folds by lines', async () => {
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', {});
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [1, 8],
        [2, 5],
        [6, 8],
      ],
    );
  });

  it('expands selections', async () => {
    const positions = [
      { line: 2, character: 11 },
      { line: 9, character: 0 },
    ];
    const found = await client.request<SelectionRange[]>('textDocument/selectionRange', { positions });
    assert.deepEqual(found[0]?.range, {
      start: { line: 2, character: 10 },
      end: { line: 2, character: 14 },
    });
    assert.ok(found[0].parent !== undefined);
    assert.equal(found.length, 2);
  });

  it('links the name of a step', async () => {
    const params = { position: { line: 6, character: 12 } };
    const found = await client.request<LinkedEditingRanges>('textDocument/linkedEditingRange', params);
    assert.deepEqual(
      found.ranges.map(({ start }) => start.line),
      [4, 6],
    );
    assert.match('next_1', new RegExp(`^${found.wordPattern ?? ''}$`));
  });

  it('gives semantic tokens, whole, changed and of a range', async () => {
    const legend = started.capabilities.semanticTokensProvider?.legend;
    assert.ok(legend !== undefined);
    const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {});
    assert.equal(full.data.length, 5 * 5);
    assert.deepEqual(full.data.slice(0, 5), [2, 10, 4, legend.tokenTypes.indexOf('function'), 1]);
    const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
    const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', { range });
    assert.deepEqual(part.data.slice(0, 3), [4, 14, 5]);
    assert.equal(part.data.length, 5);
    await client.change(2, { start: { line: 4, character: 14 }, end: { line: 4, character: 19 } }, 'stop');
    const delta = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      previousResultId: full.resultId,
    });
    assert.equal(delta.edits.length, 1);
    assert.deepEqual(delta.edits[0]?.data, [4]);
  });

  it('walks from step to step', async () => {
    const position = { line: 2, character: 11 };
    const [item] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', {
      position,
    });
    assert.equal(item?.name, 'stop');
    const outgoing = await client.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item,
    });
    assert.deepEqual(
      outgoing.map(({ to, fromRanges }) => [to.name, fromRanges[0]?.start.line]),
      [['check', 4]],
    );
    const [next] = outgoing;
    const incoming = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item: next?.to,
    });
    assert.deepEqual(
      incoming.map(({ from }) => from.name),
      ['stop'],
    );
  });

  it('shows code lenses to a client that can run them, by the settings', async () => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {});
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title, command?.command]),
      [
        [2, '0 references', 'ssm.showReferences'],
        [6, '1 reference', 'ssm.showReferences'],
      ],
    );
    await client.configure({ 'ssm.codeLens': { references: false } });
    assert.deepEqual(await client.request('textDocument/codeLens', {}), []);
    const other = new LspClient();
    await other.start({ commands: [] });
    await other.open(text);
    assert.deepEqual(await other.request('textDocument/codeLens', {}), []);
    other.connection.dispose();
  });

  it('shows inlay hints, by the settings', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    await client.change(
      2,
      { start: { line: 8, character: 24 }, end: { line: 8, character: 28 } },
      '"{{ stop.OutputPayload }}"',
    );
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { range });
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position.line]),
      [[': StringMap', 8]],
    );
    await client.configure({ 'ssm.inlayHints': { resolvedTypes: false, defaults: 'loud' } });
    assert.deepEqual(await client.request('textDocument/inlayHint', { range }), []);
  });

  it('formats the document and a range of it', async () => {
    const options = { tabSize: 2, insertSpaces: true };
    assert.deepEqual(await client.request('textDocument/formatting', { options }), []);
    await client.change(2, { start: { line: 3, character: 11 }, end: { line: 3, character: 12 } }, '   ');
    const wanted = [
      { range: { start: { line: 3, character: 11 }, end: { line: 3, character: 14 } }, newText: ' ' },
    ];
    assert.deepEqual(await client.request('textDocument/formatting', { options }), wanted);
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 5 } };
    assert.deepEqual(await client.request('textDocument/rangeFormatting', { options, range }), wanted);
  });
});
