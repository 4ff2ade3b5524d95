import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { isFree } from '../../../scripts/demo/browser-demo.ts';
import { desktopFolders, findDesktop } from '../../../scripts/demo/desktop-demo.ts';
import { placeOpener } from '../../../scripts/demo/extensions.ts';
import { visitorEnvironment } from '../../../scripts/demo/stage.ts';

const machine = (env: NodeJS.ProcessEnv, files: string[]) => ({
  env,
  platform: 'linux' as const,
  exists: (file: string) => files.includes(file),
});

describe('the demo', () => {
  it('notices a port that is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    assert.equal(await isFree(port), false);
    other.close();
    await once(other, 'close');
    assert.equal(await isFree(port), true);
  });

  it('uses code on PATH for the desktop', () => {
    const code = path.join('/usr/bin', 'code');
    assert.equal(findDesktop(machine({ PATH: '/usr/bin' }, [code])), code);
  });

  it('says what to do when there is no desktop VS Code', () => {
    assert.throws(
      () => findDesktop(machine({ PATH: '/usr/bin' }, [])),
      /put "code" on PATH[^\n]*VSCODE_EXECUTABLE/,
    );
    const wrong = machine({ PATH: '/usr/bin', VSCODE_EXECUTABLE: '/opt/gone' }, [
      path.join('/usr/bin', 'code'),
    ]);
    assert.throws(() => findDesktop(wrong), /VSCODE_EXECUTABLE is set to \/opt\/gone/);
  });

  it("touches nothing of the user's own desktop VS Code", () => {
    const stage = { dataDir: '/demo/vscode', extensionsDir: '/demo/vscode/extensions' };
    assert.deepEqual(desktopFolders(stage, false), [
      '--user-data-dir=/demo/vscode',
      '--extensions-dir=/demo/vscode/extensions',
    ]);
    assert.ok(desktopFolders(stage, true).includes('--no-sandbox'));
  });

  it('does not hand npm and a surrounding VS Code on to the one that it starts', () => {
    const env = { PATH: '/bin', HOME: '/root', npm_config_a: '1', VSCODE_IPC_HOOK_CLI: 'x', INIT_CWD: '/x' };
    assert.deepEqual(visitorEnvironment(env), { PATH: '/bin', HOME: '/root' });
  });

  it('puts an extension into the extensions folder that opens the sample', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ssm-opener-'));
    try {
      await placeOpener(process.cwd(), folder);
      const [name = ''] = await readdir(folder);
      const manifest = JSON.parse(await readFile(path.join(folder, name, 'package.json'), 'utf8')) as Record<
        string,
        string
      >;
      assert.equal(name, `${manifest['publisher']}.${manifest['name']}-${manifest['version']}`);
      assert.match(
        await readFile(path.join(folder, name, manifest['main'] ?? ''), 'utf8'),
        /restart-service\.ssm\.yaml/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
