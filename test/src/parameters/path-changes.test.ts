import assert from 'node:assert/strict';
import { startPlayground, type Playground } from '../../../playground/server.ts';
import { createClients, type Clients } from '../../../src/aws/clients.ts';
import { changeParameter, createParameter, ParameterConflict } from '../../../src/aws/parameter-changes.ts';
import { readParameterPath } from '../../../src/aws/parameter-path.ts';
import { getParameterValue } from '../../../src/aws/parameter-values.ts';
import { playgroundConnection } from '../../../src/connection/connection.ts';
import { applyChanges, undoable, undoChanges } from '../../../src/parameters/path-changes.ts';
import { entriesOf, planChanges } from '../../../src/parameters/path-plan.ts';
import { parsePath, writePath, type PathEntry } from '../../../src/parameters/path-text.ts';

const path = '/app';

/** Against the strict endpoint, because what counts is what is there in the end. */
describe('the changes of a path, applied', () => {
  let playground: Playground;
  let clients: Clients;
  beforeEach(async () => {
    playground = await startPlayground({ port: 0, nodes: 0 });
    clients = createClients({ connection: playgroundConnection(playground.url), version: '0', env: {} });
    await createParameter(clients, { name: '/app/a', type: 'String', value: '1', description: 'kept' });
    await createParameter(clients, { name: '/app/b', type: 'StringList', value: 'x,y' });
    await createParameter(clients, { name: '/app/secret', type: 'SecureString', value: 'old' });
  });
  afterEach(async () => {
    clients.close();
    await playground.close();
  });

  const options = (secrets: Record<string, string> = {}) => ({
    secrets: new Map(Object.entries(secrets)),
    signal: new AbortController().signal,
    report: () => undefined,
  });
  const values = async (): Promise<Record<string, string | undefined>> => {
    const { parameters } = await readParameterPath(clients, path, { decrypt: true });
    return Object.fromEntries(parameters.map(({ name, value }) => [name.slice(path.length + 1), value]));
  };
  /** What changes if the entries become these. */
  const changesTo = async (entries: readonly PathEntry[]) => {
    const plan = planChanges(
      await readParameterPath(clients, path),
      parsePath(writePath(entries, 'yaml'), 'yaml'),
    );
    assert.deepEqual(plan.problems, []);
    return plan.changes;
  };

  const wanted: readonly PathEntry[] = [
    { key: 'a', value: '2' },
    { key: 'new/one', value: 'n' },
    { key: 'new/secret', value: '<ask>' },
    { key: 'secret', value: '<ask>' },
  ];
  const secrets = { '/app/secret': 'changed', '/app/new/secret': 'fresh' };

  it('are made, and undone by restoring the former versions', async () => {
    const before = await values();
    const outcomes = await applyChanges(clients, await changesTo(wanted), options(secrets));
    assert.deepEqual(
      outcomes.filter(({ error }) => error !== undefined),
      [],
    );
    assert.deepEqual(await values(), {
      a: '2',
      'new/one': 'n',
      'new/secret': 'fresh',
      secret: 'changed',
    });
    assert.deepEqual(await undoChanges(clients, undoable(outcomes)), []);
    assert.deepEqual(await values(), before);
    assert.equal((await getParameterValue(clients, { name: '/app/a', type: 'String' })).version, 3);
  });

  it('leave alone what somebody else has changed meanwhile, and make the others', async () => {
    const changes = await changesTo([
      ...entriesOf(await readParameterPath(clients, path)).slice(1),
      ...wanted.slice(0, 2),
    ]);
    await changeParameter(clients, { name: '/app/a', version: 1 }, { value: 'theirs' });
    await createParameter(clients, { name: '/app/new/one', type: 'String', value: 'theirs' });
    const deletion = { ...changes[0], kind: 'delete' } as (typeof changes)[number];
    const outcomes = await applyChanges(clients, [...changes, deletion], options());
    assert.deepEqual(
      outcomes.map(({ change, error }) => [
        change.kind,
        error instanceof ParameterConflict ? 'conflict' : typeof error,
      ]),
      [
        ['change', 'conflict'],
        ['create', 'object'],
        ['delete', 'conflict'],
      ],
    );
    const now = await values();
    assert.equal(now['a'], 'theirs');
    assert.equal(now['new/one'], 'theirs');
  });

  it('are not undone where somebody has made another version since', async () => {
    const outcomes = await applyChanges(clients, await changesTo(wanted), options(secrets));
    await changeParameter(clients, { name: '/app/a', version: 2 }, { value: 'theirs' });
    const failures = await undoChanges(clients, undoable(outcomes));
    assert.deepEqual(
      failures.map(({ change }) => change.name),
      ['/app/a'],
    );
    assert.deepEqual(await values(), { a: 'theirs', b: 'x,y', secret: 'old' });
  });

  it('end with the one under way when they are cancelled, and want a value for each secret', async () => {
    const changes = await changesTo(wanted);
    const abort = new AbortController();
    const outcomes = await applyChanges(clients, changes, {
      ...options(),
      signal: abort.signal,
      report: (done) => {
        if (done === 1) abort.abort();
      },
    });
    assert.equal(outcomes.length, 1);
    const without = await applyChanges(clients, changes.slice(2, 3), options());
    assert.match(String(without[0]?.error), /No value was given for the secret/);
  });

  it('are read in pages of ten, secrets without their values', async () => {
    for (let index = 0; index < 20; index++) {
      await createParameter(clients, { name: `/app/many/${index}`, type: 'String', value: 'v' });
    }
    await fetch(`${playground.url}/_playground/calls`, { method: 'DELETE' });
    const { parameters } = await readParameterPath(clients, path);
    assert.equal(parameters.length, 23);
    assert.equal(parameters.find(({ type }) => type === 'SecureString')?.value, undefined);
    const { counts } = (await (await fetch(`${playground.url}/_playground/calls`)).json()) as {
      counts: Record<string, number>;
    };
    assert.deepEqual(counts, { 'ssm:GetParametersByPath': 3 });
  });
});
