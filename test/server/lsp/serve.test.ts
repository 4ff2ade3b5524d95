import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  type CodeAction,
  type CompletionItem,
  type DocumentSymbol,
  type Hover,
  type Location,
  LSPErrorCodes,
} from 'vscode-languageserver';
import { LspClient } from '../../support/lsp-client.ts';

const { uri } = LspClient;
const text = `schemaVersion: '0.3'
mainSteps:
  - name: stop
    action: aws:sleep
    nextStep: chek
    inputs: { Duration: PT1S }
  - name: check
    action: aws:sleep
    inputs: { Duration: PT1S }
`;

const unknownStep = 'flow-unknown-step: There is no step "chek"; did you mean "check"?';

describe('the language server', () => {
  let client: LspClient;
  beforeEach(async () => {
    client = new LspClient();
    await client.start();
  });
  afterEach(() => client.connection.dispose());

  const errorsOf = async (version: number): Promise<string[]> =>
    (await client.diagnostics(version)).filter((line) => line.startsWith('flow-'));

  it('publishes diagnostics with source, code and a page that exists', async () => {
    await client.open(text);
    assert.deepEqual(await errorsOf(1), [unknownStep]);
    const diagnostic = client.published[0]?.diagnostics.find(({ code }) => code === 'flow-unknown-step');
    assert.equal(diagnostic?.source, 'ssm');
    assert.deepEqual(diagnostic.range, {
      start: { line: 4, character: 14 },
      end: { line: 4, character: 18 },
    });
    assert.ok(existsSync(fileURLToPath(diagnostic.codeDescription?.href ?? '')));
  });

  const change = (version: number, from: number, to: number, replacement: string) => ({
    method: 'textDocument/didChange',
    params: {
      textDocument: { uri, version },
      contentChanges: [
        {
          range: { start: { line: 4, character: from }, end: { line: 4, character: to } },
          text: replacement,
        },
      ],
    },
  });

  it('follows changes, and checks a burst of them once', async () => {
    await client.open(text);
    await client.diagnostics(1);
    const versions = Array.from({ length: 20 }, (_, index) => index + 2);
    client.notifyAtOnce(
      ...versions.map((version) =>
        change(version, 17, version === 2 ? 18 : 19, version % 2 === 0 ? 'ck' : 'xk'),
      ),
    );
    assert.deepEqual(await errorsOf(21), [
      'flow-unknown-step: There is no step "chexk"; did you mean "check"?',
    ]);
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [1, 21],
    );
  });

  it('ends the work on a version when a newer one comes', async () => {
    const step = (index: number): string =>
      `  - { name: s${index}, action: aws:sleep, inputs: { Duration: PT1S } }\n`;
    await client.open(`${text}${Array.from({ length: 2000 }, (_, index) => step(index)).join('')}`);
    // The rules run for long; a request gets in between, and so does a change.
    await client.request('textDocument/hover', { position: { line: 3, character: 14 } });
    const { method, params } = change(2, 17, 18, 'ck');
    await client.connection.sendNotification(method, params);
    assert.deepEqual(await errorsOf(2), []);
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [2],
    );
  });

  it('does not work on a request that was cancelled', async () => {
    await client.open(text);
    const token = new CancellationTokenSource();
    const position = { line: 3, character: 14 };
    const answer = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri }, position },
      token.token,
    );
    token.cancel();
    await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
  });

  it('says of a text of 5 MB that it is too long, and stays ready', async () => {
    await client.open(`${text}${'# filling\n'.repeat(500_000)}`);
    const found = await client.diagnostics(1);
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^doc-.*too long/);
    assert.equal(await client.request('textDocument/hover', { position: { line: 3, character: 14 } }), null);
    const { method, params } = change(2, 14, 18, 'check');
    await client.connection.sendNotification(method, params);
    assert.equal((await client.diagnostics(2)).length, 1);
  });

  it('takes diagnostics away when a document is closed', async () => {
    await client.open(text);
    await client.diagnostics(1);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    while (client.published.at(-1)?.diagnostics.length !== 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  });

  it('offers the fix of a diagnostic', async () => {
    await client.open(text);
    const position = { line: 4, character: 15 };
    const actions = await client.codeActions(position);
    const [fix, ...others] = actions;
    assert.deepEqual(
      [fix?.title, fix?.isPreferred, fix?.edit?.changes?.[uri]?.[0]?.newText],
      ['Change to "check"', true, 'check'],
    );
    assert.deepEqual(
      others.map(({ title, isPreferred, command }) => [title, isPreferred, command?.command]),
      [
        ['Disable flow-unknown-step for this line', undefined, undefined],
        ['Disable flow-unknown-step for this file', undefined, undefined],
        ['Disable flow-unknown-step in this workspace', undefined, 'ssm.disableRule'],
      ],
    );
  });

  it('offers one fix for all findings of a rule', async () => {
    await client.open(text.replace('name: check', 'name: check\n    nextStep: stpo'));
    const actions = await client.codeActions({ line: 4, character: 15 });
    const all = actions.find(({ title }) => title === 'Fix all 2 problems of flow-unknown-step');
    assert.deepEqual(
      all?.edit?.changes?.[uri]?.map(({ newText }) => newText),
      ['check', 'stop'],
    );
  });

  it('fixes what is safe to fix in one go, when it is asked for', async () => {
    const comment = '# ssm-disable-file flow-self, flow-cycle\n';
    await client.open(comment + text);
    const asked = (only: string[]): Promise<CodeAction[]> =>
      client.codeActions({ line: 0, character: 0 }, only);
    const [action, ...others] = await asked(['source.fixAll']);
    assert.deepEqual([action?.kind, others], ['source.fixAll.ssm', []]);
    assert.deepEqual(action?.edit?.changes?.[uri], [
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, newText: '' },
    ]);
    assert.deepEqual(await asked(['source.organizeImports']), []);
    assert.deepEqual(
      (await asked(['quickfix'])).filter(({ kind }) => kind !== 'quickfix'),
      [],
    );
  });

  it('answers completion, hover, definition and symbols', async () => {
    await client.open(text);
    const position = { line: 3, character: 14 };
    const items = await client.request<CompletionItem[]>('textDocument/completion', { position });
    assert.ok(items.some(({ label }) => label === 'aws:executeAwsApi'));
    const hover = await client.request<Hover>('textDocument/hover', { position });
    assert.match(JSON.stringify(hover.contents), /aws:sleep/);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {});
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['stop', 'check'],
    );
    const places = await client.request<Location[]>('textDocument/definition', {
      position: { line: 2, character: 11 },
    });
    assert.equal(places[0]?.range.start.line, 2);
  });

  it('obeys the severities of the setting', async () => {
    await client.configure({ 'ssm.validation': { rules: { 'flow-unknown-step': 'off', nonsense: 'loud' } } });
    await client.open(text);
    assert.deepEqual(await errorsOf(1), []);
  });

  it('answers null for documents that are not open', async () => {
    assert.equal(await client.request('textDocument/hover', { position: { line: 0, character: 0 } }), null);
  });
});
