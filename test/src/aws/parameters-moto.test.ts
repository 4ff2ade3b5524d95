import assert from 'node:assert/strict';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createClients, type Clients } from '../../../src/aws/clients.ts';
import { collect } from '../../../src/aws/page.ts';
import {
  changeParameter,
  createParameter,
  deleteParameters,
  ParameterConflict,
  setLabels,
} from '../../../src/aws/parameter-changes.ts';
import { listParameterVersions } from '../../../src/aws/parameter-history.ts';
import { getParameterValue, getPlainValues } from '../../../src/aws/parameter-values.ts';
import { findParameter, listParameters } from '../../../src/aws/parameters.ts';
import { addTag, listTags, removeTag } from '../../../src/aws/tags.ts';
import { playgroundConnection } from '../../../src/connection/connection.ts';
import { parameterRows } from '../../../src/views/parameters.ts';

/** Another make of Parameter Store than our own: moto's, where Python has it. */
describe('Parameter Store on moto', function () {
  // Python reads thousands of files before moto serves.
  this.timeout(120_000);
  let server: ChildProcess | undefined;
  let clients: Clients;
  before(async function () {
    const found = await promisify(execFile)('python3', ['-c', 'import moto.server']).catch(() => undefined);
    if (found === undefined) {
      if (this.test?.parent !== undefined)
        this.test.parent.title += ' (skipped: Python has no moto.server here)';
      this.skip();
    }
    const args = ['-c', 'from moto.server import main; main()', '-H', '127.0.0.1', '-p', '0'];
    const started = spawn('python3', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    server = started;
    const url = await addressIn(started.stderr);
    clients = createClients({ connection: playgroundConnection(url), version: 'test', env: {} });
  });
  after(() => {
    if (server === undefined) return;
    server.kill();
    clients.close();
  });

  const { signal } = new AbortController();
  const base = { name: '/moto/value', type: 'String' } as const;

  it('creates, shows and changes a parameter with its settings', async () => {
    await createParameter(clients, {
      ...{ ...base, value: 'one', description: 'Of moto.', allowedPattern: '^\\w+$', dataType: 'text' },
      tags: [{ key: 'env', value: 'test' }],
    });
    await changeParameter(clients, { ...base, version: 1 }, { value: 'two' });
    const { version, description, allowedPattern, tier } =
      (await findParameter(clients, base.name)) ?? assert.fail('not there');
    assert.deepEqual([version, description, allowedPattern, tier], [2, 'Of moto.', '^\\w+$', 'Standard']);
    const rows = await collect(parameterRows(clients, { filter: {}, flat: false }, signal));
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['moto', 'Shared with Me'],
    );
  });

  it('writes nothing over what somebody else has changed', async () => {
    const writing = changeParameter(clients, { ...base, version: 1 }, { value: 'mine' });
    await assert.rejects(writing, ParameterConflict);
    assert.equal((await getParameterValue(clients, base)).value, 'two');
  });

  it('keeps a secret with its key, and reads it on demand in each version', async () => {
    const secret = { name: '/moto/secret', type: 'SecureString' } as const;
    await createParameter(clients, { ...secret, value: 'hidden', keyId: 'alias/aws/ssm', tier: 'Advanced' });
    await changeParameter(clients, { ...secret, version: 1 }, { value: 'hidden too' });
    const shown = await findParameter(clients, secret.name);
    assert.deepEqual([shown?.keyId, shown?.tier, shown?.version], ['alias/aws/ssm', 'Advanced', 2]);
    assert.equal((await getParameterValue(clients, secret)).value, 'hidden too');
    assert.equal((await getParameterValue(clients, secret, { version: 1 })).value, 'hidden');
    assert.deepEqual([...(await getPlainValues(clients, [base.name, secret.name]))], [[base.name, 'two']]);
  });

  it('has versions with labels that move, and tags', async () => {
    await setLabels(clients, { name: base.name, version: 1, before: [], after: ['stable', 'old'] });
    await setLabels(clients, { name: base.name, version: 2, before: [], after: ['stable'] });
    await setLabels(clients, { name: base.name, version: 1, before: ['old'], after: [] });
    const versions = await collect(listParameterVersions(clients, base.name));
    assert.deepEqual(
      versions.map(({ version, labels }) => [version, labels]),
      [
        [1, []],
        [2, ['stable']],
      ],
    );
    const resource = { type: 'Parameter', id: base.name } as const;
    await addTag(clients, resource, { key: 'team', value: '' });
    await removeTag(clients, resource, 'env');
    assert.deepEqual(await listTags(clients, resource), [{ key: 'team', value: '' }]);
  });

  it('filters by path, type, label and a word, and deletes', async () => {
    const names = async (filter: object) =>
      (await collect(listParameters(clients, { filter }))).map(({ name }) => name);
    assert.deepEqual(await names({ path: '/moto', types: ['SecureString'] }), ['/moto/secret']);
    assert.deepEqual(await names({ labels: ['stable'] }), ['/moto/value']);
    assert.deepEqual(await names({ words: ['valu'] }), ['/moto/value']);
    const gone = await deleteParameters(clients, [base.name, '/moto/secret', '/moto/none']);
    assert.deepEqual(gone, ['/moto/none']);
    assert.deepEqual(await names({}), []);
  });
});

/** Where moto listens: the system has chosen a free port, and moto says on its standard error which. */
function addressIn(output: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    // All that it says is read to the end, so that its pipe never runs full.
    const lines = createInterface(output);
    lines.on('line', (line) => {
      text += `${line}\n`;
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (address !== undefined) resolve(address);
    });
    lines.on('close', () => reject(new Error(`moto has ended:\n${text}`)));
  });
}
