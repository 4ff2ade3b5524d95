import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DocumentLink, WorkspaceSymbol } from 'vscode-languageserver';
import { WorkspaceFiles } from '../../../server/lsp/workspace-files.ts';
import { LspClient } from '../../support/lsp-client.ts';

const runbook = (step: string): string =>
  `schemaVersion: '0.3'\nmainSteps:\n  - { name: ${step}, action: aws:executeAutomation, inputs: { DocumentName: Restart } }\n`;

describe('the language server in a workspace', () => {
  let folder: string;
  let client: LspClient;
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ssm-workspace-'));
    client = new LspClient();
    await client.start({ folder: pathToFileURL(folder).href });
  });
  afterEach(async () => {
    client.connection.dispose();
    await rm(folder, { recursive: true });
  });

  async function write(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }

  async function symbols(query: string): Promise<string[]> {
    const found = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
    return found.map(({ name, containerName = '' }) => `${name} ${containerName}`.trim()).sort();
  }

  it('finds the symbols of documents that are not open', async () => {
    await write('Restart.ssm.yaml', runbook('stopIt'));
    await write(
      'deep/er/other.json',
      JSON.stringify({ schemaVersion: '2.2', mainSteps: [{ name: 'stopped' }] }),
    );
    await write('package.json', '{ "name": "stopper" }');
    await write('node_modules/x/stop.ssm.yaml', runbook('stopThat'));
    await write('.hidden/stop.ssm.yaml', runbook('stopThat'));
    await write('broken.ssm.yaml', `${runbook('stopBroken')}  - "`);
    await write('binary.yaml', 'schemaVersion\u0000\uFFFD');
    assert.deepEqual(await symbols('stp'), ['stopBroken broken', 'stopIt Restart', 'stopped other']);
    assert.deepEqual(await symbols('restart'), ['Restart']);
  });

  it('sees open documents as they are in the editor, once', async () => {
    await write('a b.ssm.yaml', runbook('onDisk'));
    await client.open(runbook('inEditor'), uriOf('a b.ssm.yaml').replace('%20', ' '));
    assert.deepEqual(await symbols(''), ['a b', 'inEditor a b']);
  });

  it('reads a file again when it has changed', async () => {
    await write('a.ssm.yaml', runbook('before'));
    assert.deepEqual(await symbols('before'), ['before a']);
    await write('a.ssm.yaml', runbook('after'));
    await utimes(path.join(folder, 'a.ssm.yaml'), 1, 1);
    assert.deepEqual(await symbols('after'), ['after a']);
    assert.deepEqual(await symbols('before'), []);
  });

  it('stops reading when nobody waits any more', async () => {
    for (const name of ['a', 'b', 'c']) await write(`${name}.ssm.yaml`, runbook(name));
    const files = new WorkspaceFiles();
    files.open({ rootUri: pathToFileURL(folder).href });
    let count = 0;
    for await (const document of files.documents(() => count > 0)) count += document.symbols.length;
    assert.equal(count, 2);
    for await (const document of files.documents(() => true)) assert.fail(document.uri);
  });

  it('links documents of the workspace, and files that are there', async () => {
    await write('Restart.ssm.yaml', runbook('x'));
    await write('here.zip', '');
    const text = `${runbook('go')}files:\n  here.zip: {}\n  gone.zip: {}\n`;
    await client.open(text, uriOf('go.ssm.yaml'));
    const textDocument = { uri: uriOf('go.ssm.yaml') };
    const found = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
    assert.deepEqual(
      found.map(({ target }) => target),
      [uriOf('Restart.ssm.yaml'), uriOf('here.zip')],
    );
  });
});
