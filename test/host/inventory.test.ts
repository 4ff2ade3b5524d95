import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { closeEditors, eventually } from './editors.ts';
import { webviewPage } from '../../scripts/vscode-host/webview-page.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, startPlayground } from './playground.ts';
import { ui } from './ui.ts';

const execute = promisify(execFile);

const { evaluate: inTable, until: untilInTable } = webviewPage(ui, '#scroller', 'the table');

const cells = (row: number): string =>
  `[...(doc.querySelectorAll('#body .row')[${row}]?.children ?? [])].map((cell) => cell.textContent)`;

async function search(text: string, how?: string): Promise<void> {
  await ui.runCommand('Systems Manager: Search Inventory…');
  await ui.pick('Applications');
  await ui.answer(text);
  if (how !== undefined) await ui.pick(how);
}

describe('the inventory of every managed node', () => {
  before(() => connectToPlayground());
  beforeEach(async () => {
    await playground.reset();
    await playground.clearCalls();
  });
  afterEach(async () => {
    await playground.clearFaults();
    await closeEditors();
    await clearNotifications();
  });

  it('shows which nodes have a package at which version, to be filtered and sorted by keys', async () => {
    await search('amazon-ssm-agent', 'Name is amazon-ssm-agent');
    const count = await untilInTable<string>(
      "doc.getElementById('stop').hidden && /rows on/.test(doc.getElementById('count').textContent) && doc.getElementById('count').textContent",
    );
    assert.match(count, /^\d+ rows on \d+ nodes$/);
    const calls = await playground.calls();
    assert.equal(calls['ssm:GetInventorySchema'], 1);
    assert.equal(calls['ssm:GetInventory'], 1);
    await ui.type('storefront-dev');
    assert.match(
      await untilInTable<string>(
        "/^1 of/.test(doc.getElementById('count').textContent) && doc.getElementById('count').textContent",
      ),
      /on 1 node$/,
    );
    assert.equal((await untilInTable<string[]>(cells(0)))[0], 'storefront-dev-01');
    await ui.press('Escape');
    await untilInTable("/^[0-9]+ rows/.test(doc.getElementById('count').textContent)");
    await inTable("doc.querySelectorAll('#head button')[5].click()");
    await untilInTable("doc.querySelectorAll('#head [role=columnheader]')[5].ariaSort === 'ascending'");
    assert.equal((await untilInTable<string[]>(cells(0)))[5], '2.3.701.0');
    await inTable("doc.getElementById('scroller').focus()");
    await ui.press('End');
    await untilInTable("doc.querySelector('#body .row:last-child').ariaSelected === 'true'");
  });

  it('agrees with the AWS CLI', async function () {
    const has = await execute('aws', ['--version']).catch(() => undefined);
    if (has === undefined) {
      process.stdout.write('The AWS CLI is not installed: its inventory was not compared.\n');
      this.skip();
    }
    await search('amazon-ssm-agent', 'Name is amazon-ssm-agent');
    await untilInTable("doc.getElementById('stop').hidden && doc.querySelectorAll('#body .row').length > 0");
    const shown = await untilInTable<string[][]>(
      "[...doc.querySelectorAll('#body .row')].map((row) => [row.children[1].textContent, row.children[5].textContent])",
    );
    const { stdout } = await execute(
      'aws',
      [
        ...[
          'ssm',
          'get-inventory',
          '--endpoint-url',
          playground.url,
          '--region',
          'us-east-1',
          '--output',
          'json',
        ],
        ...['--filters', 'Key=AWS:Application.Name,Values=amazon-ssm-agent,Type=Equal'],
        ...['--result-attributes', 'TypeName=AWS:Application'],
      ],
      { env: { ...process.env, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', AWS_PAGER: '' } },
    );
    const { Entities } = JSON.parse(stdout) as {
      Entities: { Id: string; Data: Record<string, { Content: Record<string, string>[] }> }[];
    };
    const told = Entities.flatMap(({ Id, Data }) =>
      (Data['AWS:Application']?.Content ?? [])
        .filter(({ Name }) => Name === 'amazon-ssm-agent')
        .map(({ Version }) => [Id, Version]),
    );
    assert.deepEqual(shown.sort(), told.sort());
  });

  it('reads page by page, can be stopped and read on, and gets over a failure', async () => {
    const large = await startPlayground(['--nodes', '120']);
    try {
      await connectToPlayground(large.url);
      await large.addFault({ kind: 'accessDenied', operation: 'GetInventory', times: 1 });
      await search('');
      await untilInTable(
        "/not allowed to call ssm:GetInventory/.test(doc.getElementById('state').textContent)",
      );
      await inTable("doc.getElementById('retry').click()");
      await untilInTable(
        "doc.getElementById('stop').hidden && /120 nodes/.test(doc.getElementById('count').textContent)",
      );
      assert.equal((await large.calls())['ssm:GetInventory'], 4);
      const drawn = await untilInTable<number>("doc.querySelectorAll('#body .row').length");
      assert.ok(drawn < 150, `${drawn} rows are drawn`);
    } finally {
      await connectToPlayground();
      large.stop();
    }
  });

  it('is exported to CSV as it is shown', async () => {
    await search('amazon-ssm-agent', 'Name is amazon-ssm-agent');
    await untilInTable("doc.getElementById('stop').hidden && !doc.getElementById('export').disabled");
    await ui.type('storefront-dev');
    await untilInTable("/^1 of/.test(doc.getElementById('count').textContent)");
    await inTable("doc.getElementById('export').click()");
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder');
    const file = vscode.Uri.joinPath(folder, 'inventory-application-amazon-ssm-agent.csv');
    await ui.waitFor('.quick-input-widget');
    await ui.press('Enter');
    try {
      await ui.waitFor({ text: 'The table was exported' });
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      const [head, row, end] = text.split('\r\n');
      assert.match(head ?? '', /^Node,Node id,Name,/);
      assert.match(row ?? '', /^storefront-dev-01,i-[0-9a-f]{17},amazon-ssm-agent,/);
      assert.equal(end, '');
    } finally {
      await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
    }
  });

  it('says which resource data syncs there are', async () => {
    await ui.runCommand('Systems Manager: Show Resource Data Syncs');
    await untilInTable(
      "/2 rows/.test(doc.getElementById('count').textContent) && doc.querySelectorAll('#body .row').length === 2",
    );
    assert.deepEqual((await untilInTable<string[]>(cells(1))).slice(0, 2), ['audit-inventory', 'Failed']);
    assert.deepEqual(await playground.calls(), { 'ssm:ListResourceDataSync': 1 });
  });

  it('allows the page nothing but its own script and style', async () => {
    await search('zlib', 'Name begins with zlib');
    const policy = await untilInTable<string>(
      "doc.querySelector('meta[http-equiv=Content-Security-Policy]')?.content",
    );
    assert.match(policy, /^default-src 'none'; style-src [^;]+; script-src 'nonce-[\w+/=]+'$/);
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'Applications: zlib' || undefined,
      'the tab has its title',
    );
  });
});
