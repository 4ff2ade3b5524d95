import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver';
import type { ConvertResult, UpgradeResult } from '../../../server/protocol.ts';
import { LspClient } from '../../support/lsp-client.ts';

const { uri } = LspClient;

describe('refactorings in the protocol', () => {
  let client: LspClient;
  beforeEach(() => {
    client = new LspClient();
  });
  afterEach(() => client.connection.dispose());

  it('converts and upgrades documents by requests, and says why it cannot', async () => {
    const old = `# kept\nschemaVersion: '1.2'\nruntimeConfig:\n  aws:runShellScript: { properties: [{ runCommand: [ls] }] }\n`;
    await client.start();
    await client.open(old);
    const converted = await client.request<ConvertResult>('ssm/convert', {});
    assert.ok(converted !== null && 'text' in converted);
    assert.deepEqual([converted.languageId, converted.lostComments], ['ssm-json', 1]);
    const upgraded = await client.request<UpgradeResult>('ssm/upgradeSchema', {});
    assert.ok(upgraded !== null && 'edits' in upgraded);
    assert.match(upgraded.edits[1]?.newText ?? '', /^mainSteps:/);
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `schemaVersion: '2.2'\nmainSteps: []\n` }],
    });
    const refused = await client.request<UpgradeResult>('ssm/upgradeSchema', {});
    assert.match(JSON.stringify(refused), /"refusal":"Only Command and Policy documents/);
  });

  it('offers refactorings when they are asked for, and the upgrade where the old schema stands', async () => {
    await client.start({ commands: ['ssm.convertToJson'] });
    await client.open(`schemaVersion: '2.0'\nmainSteps: []\n`);
    const titles = async (line: number, options: object): Promise<string[]> => {
      const position = { line, character: 2 };
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        range: { start: position, end: position },
        context: { diagnostics: [], ...options },
      });
      return actions.filter(({ kind }) => kind === 'refactor.rewrite').map(({ title }) => title);
    };
    const both = ['Upgrade to schema 2.2', 'Convert to JSON'];
    assert.deepEqual(await titles(1, { only: ['refactor'] }), both);
    assert.deepEqual(await titles(1, { triggerKind: 1 }), both);
    assert.deepEqual(await titles(1, { triggerKind: 2 }), []);
    assert.deepEqual(await titles(0, { triggerKind: 2 }), ['Upgrade to schema 2.2']);
    assert.deepEqual(await titles(0, { only: ['quickfix'] }), []);
  });

  it('converts into a new file where the editor has no command for it', async () => {
    await client.start({
      commands: [],
      workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
    });
    await client.open(`schemaVersion: '2.2' # quoted\n`);
    const start = { line: 0, character: 0 };
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      range: { start, end: start },
      context: { diagnostics: [], only: ['refactor'] },
    });
    assert.equal(action?.title, 'Convert to JSON (1 comment is lost)');
    const other = 'file:///work/restart.ssm.json';
    assert.deepEqual(action.edit?.documentChanges, [
      { kind: 'create', uri: other },
      {
        textDocument: { uri: other, version: null },
        edits: [{ range: { start, end: start }, newText: '{\n  "schemaVersion": "2.2"\n}\n' }],
      },
    ]);
  });
});
