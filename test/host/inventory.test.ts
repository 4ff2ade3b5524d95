import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { closeEditors, eventually } from './editors.ts';
import { webviewPage } from '../../scripts/vscode-host/webview-page.ts';
import { clearNotifications } from './notifications.ts';
import { connectToPlayground, playground, startPlayground, untilQuiet } from './playground.ts';
import { acceptFile } from './save-dialog.ts';
import { ui } from './ui.ts';

const execute = promisify(execFile);

const { evaluate: inTable, until: untilInTable } = webviewPage(ui, '#scroller', 'the table');

/** The text of a cell that is drawn, as an expression. */
const cell = (row: number, column: number): string =>
  `doc.querySelectorAll('#body .row')[${row}]?.children[${column}]?.textContent`;

const count = "doc.getElementById('count').textContent";

/** Waits until everything was read, with this above the rows, and is drawn. */
async function untilRead(says: RegExp): Promise<string> {
  const said = await untilInTable<string>(
    `doc.getElementById('state').className === 'done' && ${String(says)}.test(${count}) && ${count}`,
  );
  // Small tables are drawn as a whole.
  await untilInTable(`doc.querySelectorAll('#body .row').length === ${parseInt(said)}`);
  return said;
}

/** Types into the box above the rows, once the page has the keys: it gets them a moment after it is drawn. */
async function filter(text: string): Promise<void> {
  await untilInTable("doc.hasFocus() && doc.activeElement === doc.getElementById('filter')");
  await ui.type(text);
}

async function search(text: string, how?: string): Promise<void> {
  await ui.runCommand('Systems Manager: Search Inventory…');
  await ui.pick('Applications');
  await ui.answer(text);
  if (how !== undefined) await ui.pick(how);
}

describe('the inventory of every managed node', () => {
  before(async () => {
    await connectToPlayground();
    await ui.waitForTreeRow('Managed Nodes', 'storefront-dev-01');
  });
  beforeEach(async () => {
    // The views that are in sight may still read what they show.
    await untilQuiet();
    await playground.reset();
  });
  afterEach(async () => {
    await playground.clearFaults();
    await closeEditors();
    await clearNotifications();
  });

  it('shows which nodes have a package at which version, to be filtered and sorted by keys', async () => {
    await search('amazon-ssm-agent', 'Name is amazon-ssm-agent');
    await untilRead(/^[1-9]\d* rows on \d+ nodes$/);
    const calls = await playground.calls();
    assert.equal(calls['ssm:GetInventorySchema'], 1);
    assert.equal(calls['ssm:GetInventory'], 1);
    await filter('storefront-dev');
    await untilInTable(`/^1 of \\d+ rows on 1 node$/.test(${count})`);
    await untilInTable(`${cell(0, 0)} === 'storefront-dev-01'`);
    await ui.press('Escape');
    await untilRead(/^[0-9]+ rows/);
    await inTable("doc.querySelectorAll('#head button')[5].click()");
    await untilInTable("doc.querySelectorAll('#head [role=columnheader]')[5].ariaSort === 'ascending'");
    await untilInTable(`${cell(0, 5)} === '2.3.701.0'`);
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
    await untilRead(/^[1-9]\d* rows on /);
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
      await untilInTable(`doc.getElementById('state').className === 'done' && /120 nodes/.test(${count})`);
      assert.equal((await large.calls())['ssm:GetInventory'], 4);
      const drawn = await untilInTable<number>("doc.querySelectorAll('#body .row').length || undefined");
      assert.ok(drawn < 150, `${drawn} rows are drawn`);
    } finally {
      await connectToPlayground();
      large.stop();
    }
  });

  it('is exported to CSV as it is shown', async () => {
    await search('amazon-ssm-agent', 'Name is amazon-ssm-agent');
    await untilRead(/^[1-9]\d* rows on /);
    await filter('storefront-dev');
    await untilInTable(`/^1 of/.test(${count})`);
    await inTable("doc.getElementById('export').click()");
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('no folder');
    const name = await acceptFile(/\/inventory-application-amazon-ssm-agent\.csv$/);
    const file = vscode.Uri.joinPath(folder, name);
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
    await untilRead(/^2 rows$/);
    await untilInTable(`${cell(1, 0)} === 'audit-inventory' && ${cell(1, 1)} === 'Failed'`);
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
