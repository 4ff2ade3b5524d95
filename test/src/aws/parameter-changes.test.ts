import assert from 'node:assert/strict';
import type { Clients } from '../../../src/aws/clients.ts';
import { createClients } from '../../../src/aws/clients.ts';
import { listKeyAliases } from '../../../src/aws/key-aliases.ts';
import { collect } from '../../../src/aws/page.ts';
import {
  changeParameter,
  createParameter,
  deleteParameters,
  ParameterConflict,
  setLabels,
} from '../../../src/aws/parameter-changes.ts';
import { getParameterValue, getPlainValues } from '../../../src/aws/parameter-values.ts';
import { findParameter, findParameters, listParameters } from '../../../src/aws/parameters.ts';
import { listTags } from '../../../src/aws/tags.ts';
import { playgroundConnection } from '../../../src/connection/connection.ts';
import { startPlayground, type Playground } from '../../../playground/server.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

describe('changing parameters', () => {
  let playground: Playground;
  let clients: Clients;
  before(async () => {
    playground = await startPlayground({ port: 0, nodes: 0 });
    clients = createClients({ connection: playgroundConnection(playground.url), version: '0', env: {} });
  });
  after(async () => {
    clients.close();
    const breaches = playground.breaches();
    await playground.close();
    assert.deepEqual(breaches, []);
  });

  const policy = { type: 'NoChangeNotification', after: 20, unit: 'Days' } as const;

  it('creates one with all its settings and tags', async () => {
    const { tier } = await createParameter(clients, {
      ...{ name: '/new/secret', type: 'SecureString', value: 'one\ntwo', keyId: 'alias/payments' },
      ...{
        tier: 'Intelligent-Tiering',
        description: 'New.',
        allowedPattern: '[a-z\\s]+',
        policies: [policy],
      },
      tags: [{ key: 'env', value: 'test' }],
    });
    assert.equal(tier, 'Advanced');
    const { name, type, keyId, description, allowedPattern, policies } =
      (await findParameter(clients, '/new/secret')) ?? assert.fail('not there');
    assert.deepEqual(
      { name, type, keyId, description, allowedPattern, policies },
      {
        ...{ name: '/new/secret', type: 'SecureString', keyId: 'alias/payments', description: 'New.' },
        ...{ allowedPattern: '[a-z\\s]+', policies: [policy] },
      },
    );
    assert.equal((await getParameterValue(clients, { name, type })).value, 'one\ntwo');
    assert.deepEqual(await listTags(clients, { type: 'Parameter', id: name }), [
      { key: 'env', value: 'test' },
    ]);
  });

  it('changes the value alone, or one setting alone, and leaves all else', async () => {
    const name = '/new/change';
    const settings = { tier: 'Advanced', description: 'D.', allowedPattern: '^\\w+$' } as const;
    await createParameter(clients, { name, type: 'String', value: 'a', ...settings, policies: [policy] });
    assert.deepEqual(await changeParameter(clients, { name, version: 1 }, { value: 'b' }), {
      version: 2,
      overtook: false,
    });
    await changeParameter(clients, { name, version: 2 }, { value: 'b', allowedPattern: '' });
    const now = (await findParameter(clients, name)) ?? assert.fail('not there');
    assert.deepEqual(
      [now.version, now.tier, now.description, now.allowedPattern ?? '', now.policies],
      [3, 'Advanced', 'D.', '', [policy]],
    );
    await changeParameter(clients, { name, version: 3 }, { value: 'b', policies: [] });
    assert.equal((await findParameter(clients, name))?.policies, undefined);
  });

  it('writes nothing over what somebody else has changed or deleted', async () => {
    const base = { name: '/new/contested', version: 1 };
    await createParameter(clients, { ...base, type: 'String', value: 'a' });
    await changeParameter(clients, base, { value: 'theirs' });
    const conflict = await changeParameter(clients, base, { value: 'mine' }).catch((error: unknown) => error);
    assert.ok(conflict instanceof ParameterConflict);
    assert.match(conflict.message, /at version 2 now, no longer at 1\. Nothing was written/);
    assert.equal(conflict.found?.version, 2);
    assert.equal((await getParameterValue(clients, { name: base.name, type: 'String' })).value, 'theirs');
    await deleteParameters(clients, [base.name]);
    const gone = await changeParameter(clients, base, { value: 'mine' }).catch((error: unknown) => error);
    assert.ok(gone instanceof ParameterConflict);
    assert.match(gone.message, /was deleted/);
  });

  it('tells of a change in the very moment between the look and the write', async () => {
    const scripted = scriptedClients({
      'ssm:DescribeParameters': [
        { Parameters: [{ Name: '/a', Type: 'String', Version: 4, Tier: 'Standard' }] },
      ],
      'ssm:PutParameter': [{ Version: 6 }],
    });
    const change = await changeParameter(scripted, { name: '/a', version: 4 }, { value: 'x' });
    assert.deepEqual(change, { version: 6, overtook: true });
  });

  it('deletes ten with a call, and names those that were gone', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `/new/many/${index}`);
    for (const name of names) await createParameter(clients, { name, type: 'String', value: 'v' });
    assert.equal((await findParameters(clients, names)).size, 12);
    assert.equal((await getPlainValues(clients, [...names, '/new/secret'])).size, 12);
    const told: string[] = [];
    const gone = await deleteParameters(clients, [...names, '/new/none'], (some) => told.push(...some));
    assert.deepEqual(gone, ['/new/none']);
    assert.deepEqual(told, names);
  });

  it('adds, moves and removes labels', async () => {
    const name = '/platform/images/base';
    await setLabels(clients, { name, version: 1, before: ['previous'], after: ['current', 'oldest'] });
    const { Parameters = [] } = await clients.call('ssm:GetParameterHistory', { Name: name });
    assert.deepEqual(
      Parameters.map(({ Labels }) => Labels ?? []),
      [['current', 'oldest'], []],
    );
    await setLabels(clients, { name, version: 2, before: [], after: [] });
    const refused = setLabels(clients, { name, version: 1, before: [], after: ['1st'] });
    await assert.rejects(refused, /refused the labels 1st/);
  });

  it('lists what others have shared, and the keys by their aliases', async () => {
    const [shared, ...others] = await collect(listParameters(clients, { filter: { shared: true } }));
    assert.match(shared?.name ?? '', /^arn:aws:ssm:.*parameter\/partner\/api\/endpoint$/);
    assert.equal(shared?.shared, true);
    assert.deepEqual(others, []);
    const aliases = await collect(listKeyAliases(clients));
    assert.deepEqual(
      aliases.map(({ name }) => name),
      ['alias/aws/ssm', 'alias/company-secrets', 'alias/payments', 'alias/retired'],
    );
  });

  it('offers no key that encrypts for other services, or none', async () => {
    const scripted = scriptedClients({
      'kms:ListAliases': [
        { Aliases: [{ AliasName: 'alias/aws/s3', TargetKeyId: '1' }, {}], NextMarker: 'm', Truncated: true },
        { Aliases: [{ AliasName: 'alias/aws/ssm' }, { AliasName: 'alias/empty' }] },
      ],
    });
    const aliases = await collect(listKeyAliases(scripted));
    assert.deepEqual(
      aliases.map(({ name }) => name),
      ['alias/aws/ssm'],
    );
    assert.deepEqual(scripted.calls[1]?.input, { Limit: 100, Marker: 'm' });
  });
});
