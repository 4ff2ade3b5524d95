import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { browserArguments } from '../../../scripts/vscode-host/browser.ts';
import { withDevelopmentExtensions } from '../../../scripts/vscode-host/development.ts';
import { announcedPort, pageUrl, serverArguments } from '../../../scripts/vscode-host/server.ts';
import { writeSettings } from '../../../scripts/vscode-host/settings.ts';
import { slug } from '../../../scripts/vscode-host/on-page.ts';

describe('the VS Code server', () => {
  it('listens on loopback only, on a free port, for those who know its token', () => {
    const args = serverArguments({ dataDir: '/data', token: 'secret' }).join(' ');
    assert.match(args, /--host 127\.0\.0\.1 --port 0/);
    assert.match(args, /--server-data-dir \/data/);
    assert.match(args, /--connection-token secret/);
  });

  it('announces its port', () => {
    assert.equal(announcedPort('* License\nServer bound to 127.0.0.1:36073 (IPv4)\n'), 36073);
    assert.equal(announcedPort('Server bound to 127.0.0.1:'), undefined);
  });

  it('opens a folder by the URL', () => {
    const url = new URL(pageUrl({ url: 'http://127.0.0.1:1', token: 't&' }, '/a b/ä&c'));
    assert.equal(url.searchParams.get('folder'), '/a b/ä&c');
    assert.equal(url.searchParams.get('tkn'), 't&');
    const windows = new URL(pageUrl({ url: 'http://127.0.0.1:1', token: 't' }, 'C:\\a b'));
    assert.equal(windows.searchParams.get('folder'), '/C:/a b');
  });

  it('writes settings for the user and for the machine', async () => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'ssm-settings-'));
    try {
      await writeSettings(dir, { 'a.b': 1 });
      for (const scope of ['User', 'Machine']) {
        const text = await readFile(path.join(dir, scope, 'settings.json'), 'utf8');
        assert.deepEqual(JSON.parse(text), { 'a.b': 1 });
      }
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

describe('the page', () => {
  const page = (settings: string): string =>
    `<meta id="vscode-workbench-web-configuration" data-settings="${settings}">\n<p>rest</p>`;

  it('is told which extensions are under development', () => {
    const html = page(
      '{&quot;a&quot;:&quot;x &amp;amp; $&amp;&quot;,&quot;developmentOptions&quot;:{&quot;logLevel&quot;:3}}',
    );
    const changed = withDevelopmentExtensions(html, '127.0.0.1:1', ['/ext']);
    const settings = /data-settings="([^"]*)"/.exec(changed)?.[1] ?? '';
    assert.deepEqual(JSON.parse(settings.replaceAll('&quot;', '"').replaceAll('&amp;', '&')), {
      a: 'x &amp; $&',
      developmentOptions: {
        logLevel: 3,
        extensions: [{ scheme: 'vscode-remote', authority: '127.0.0.1:1', path: '/ext' }],
      },
    });
    assert.match(changed, /<p>rest<\/p>/);
  });

  it('must have a configuration', () => {
    assert.throws(() => withDevelopmentExtensions('<html></html>', 'a', []), /no configuration/);
  });

  it('runs without a sandbox only as root', () => {
    assert.ok(browserArguments(true).includes('--no-sandbox'));
    assert.ok(!browserArguments(false).includes('--no-sandbox'));
  });

  it('names screenshots after tests', () => {
    assert.equal(slug('Nodes › lists "them"!'), 'Nodes-lists-them');
  });
});
