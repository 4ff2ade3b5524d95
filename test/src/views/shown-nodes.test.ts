import assert from 'node:assert/strict';
import type { Connection } from '../../../src/connection/connection.ts';
import { ShownNodes, type State } from '../../../src/views/shown-nodes.ts';
import { testConnection } from '../../support/scripted-clients.ts';

/** A state as JSON, as VS Code keeps it. */
function memory(entries: Readonly<Record<string, unknown>> = {}): State {
  const values = new Map(Object.entries(entries));
  return {
    get: (key) => values.get(key),
    update: (key, value) => values.set(key, JSON.parse(JSON.stringify(value))),
  };
}

const other: Connection = { kind: 'account', profile: 'prod', region: 'eu-central-1' };

describe('ShownNodes', () => {
  it('keep the filter and the groups of the workspace for the next window', () => {
    const states = { workspace: memory(), global: memory() };
    const shown = new ShownNodes(states);
    const changes: string[] = [];
    shown.onChange((change) => changes.push(change));
    shown.filter(' platform:Linux web ');
    shown.group(['tag:env', 'tag:service']);
    assert.deepEqual(changes, ['arrangement', 'arrangement']);
    const next = new ShownNodes(states);
    assert.equal(next.describe(), 'platform:Linux web · by env › service');
    assert.equal(next.conditions.length, 2);
    next.filter('');
    assert.equal(next.describe(), 'by env › service');
  });

  it('start afresh from what cannot be read', () => {
    const workspace = memory({ 'ssm.managedNodes.arrangement': { query: 'nofield:x', groupBy: ['?'] } });
    const global = memory({ 'ssm.managedNodes.favourites': 'i-1' });
    const shown = new ShownNodes({ workspace, global });
    assert.deepEqual([shown.describe(), shown.conditions, shown.favourites(testConnection)], ['', [], []]);
  });

  it('keep favourites by connection, each once', () => {
    const states = { workspace: memory(), global: memory() };
    const shown = new ShownNodes(states);
    const isFavourite = shown.favouriteTest(testConnection);
    assert.equal(isFavourite('i-2'), false);
    shown.addFavourites(testConnection, ['i-1', 'i-2', 'i-1']);
    shown.addFavourites(other, ['i-3']);
    shown.removeFavourites(testConnection, ['i-1']);
    const next = new ShownNodes(states);
    assert.deepEqual([next.favourites(testConnection), next.favourites(other)], [['i-2'], ['i-3']]);
    assert.deepEqual([isFavourite('i-1'), isFavourite('i-2'), isFavourite('i-3')], [false, true, false]);
  });
});
