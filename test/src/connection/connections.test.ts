import assert from 'node:assert/strict';
import {
  connectionKey,
  describeConnection,
  playgroundConnection,
  type Connection,
} from '../../../src/connection/connection.ts';
import {
  Connections,
  initialConnections,
  type OpenConnections,
  type RememberedConnections,
} from '../../../src/connection/connections.ts';
import { checkRegion, regions } from '../../../src/connection/regions.ts';

const dev: Connection = { kind: 'account', profile: 'dev', region: 'eu-central-1' };
const prod: Connection = { kind: 'account', profile: 'prod', region: 'us-east-1' };
const nothing = { profile: '', region: '', playgroundEndpoint: '' };
const playgroundEndpoint = 'http://127.0.0.1:4566';
const playground = playgroundConnection(playgroundEndpoint);
const nowhere = { read: () => undefined, write: () => undefined };

describe('Connections', () => {
  it('tell of each change once, with what was open before', () => {
    const connections = new Connections(nowhere);
    const seen: OpenConnections[] = [];
    const listener = connections.onChange((before) => seen.push(before));
    connections.add(dev);
    connections.add({ ...dev });
    connections.add(prod);
    listener.dispose();
    connections.add(playground);
    assert.deepEqual(seen, [
      { open: [], active: undefined },
      { open: [dev], active: dev },
    ]);
    assert.deepEqual(connections.open, [dev, prod, playground]);
    assert.equal(connections.active, playground);
  });

  it('make one that is open active without opening it twice', () => {
    const connections = new Connections(nowhere, { open: [dev, prod], active: prod });
    connections.add({ ...dev });
    assert.equal(connections.active, dev);
    assert.deepEqual(connections.open, [dev, prod]);
  });

  it('put another one in the place of the active one when switching', () => {
    const connections = new Connections(nowhere, { open: [dev, prod], active: dev });
    connections.switchTo(playground);
    assert.deepEqual([connections.open, connections.active], [[playground, prod], playground]);
    connections.switchTo(prod);
    assert.deepEqual([connections.open, connections.active], [[playground, prod], prod]);
  });

  it('hand over to a neighbour when the active one closes, and to none after the last', () => {
    const connections = new Connections(nowhere, { open: [dev, prod, playground], active: prod });
    connections.close(prod);
    assert.equal(connections.active, playground);
    connections.close(dev);
    assert.deepEqual([connections.open, connections.active], [[playground], playground]);
    connections.close(dev);
    connections.close(playground);
    assert.deepEqual([connections.open, connections.active], [[], undefined]);
  });

  it('go round from the last to the first', () => {
    const connections = new Connections(nowhere, { open: [dev, prod], active: dev });
    const seen = [1, 2].map(() => {
      connections.next();
      return connections.active;
    });
    assert.deepEqual(seen, [prod, dev]);
    const none = new Connections(nowhere);
    none.next();
    assert.equal(none.active, undefined);
  });

  it('remember names only', () => {
    const written: RememberedConnections[] = [];
    const memory = { read: () => undefined, write: (value: RememberedConnections) => written.push(value) };
    const connections = new Connections(memory);
    connections.add({ kind: 'account', profile: undefined, region: 'us-east-1' });
    connections.add(playground);
    assert.deepEqual(written.at(-1), {
      open: [{ kind: 'account', region: 'us-east-1' }, { kind: 'playground' }],
      active: 1,
    });
  });
});

describe('initialConnections', () => {
  const settings = { profile: 'prod', region: 'us-east-1', playgroundEndpoint };

  it('are those that were open last, with the same one active', () => {
    const remembered = { open: [dev, prod, { kind: 'playground' }], active: 1 };
    assert.deepEqual(initialConnections(remembered, settings), {
      open: [dev, prod, playground],
      active: prod,
    });
    assert.deepEqual(initialConnections(remembered, nothing), { open: [dev, prod], active: prod });
  });

  it('are else the one of the settings, else the configured playground, else none', () => {
    assert.deepEqual(initialConnections(undefined, settings), { open: [prod], active: prod });
    assert.deepEqual(initialConnections(undefined, { ...nothing, playgroundEndpoint }).active, playground);
    assert.deepEqual(initialConnections(undefined, nothing), { open: [], active: undefined });
    const lost = { open: [{ kind: 'playground' }], active: 0 };
    assert.deepEqual(initialConnections(lost, nothing), { open: [], active: undefined });
  });

  it('are active in part when the one that was active is not to be had', () => {
    const remembered = { open: [{ kind: 'playground' }, prod], active: 0 };
    assert.deepEqual(initialConnections(remembered, nothing), { open: [prod], active: prod });
  });

  it('are not led astray by state of another shape', () => {
    const one = { kind: 'account', region: 7 };
    for (const state of [null, 7, 'x', {}, { open: 3 }, { open: [null, 7, { kind: 'other' }, one] }]) {
      assert.deepEqual(initialConnections(state, nothing), { open: [], active: undefined });
    }
    const twice = { open: [dev, dev, prod], active: 2 };
    assert.deepEqual(initialConnections(twice, nothing), { open: [dev, prod], active: prod });
  });
});

describe('connectionKey', () => {
  it('tells connections apart whatever their profiles are called', () => {
    const keys = [
      dev,
      { ...dev, region: 'eu-west-1' },
      { ...dev, profile: undefined },
      { ...dev, profile: 'dev","x' },
      playground,
      playgroundConnection('http://127.0.0.1:1'),
    ].map(connectionKey);
    assert.equal(new Set(keys).size, keys.length);
  });
});

describe('playgroundConnection', () => {
  it('takes addresses of this computer only', () => {
    assert.equal(playgroundConnection('http://localhost:4566/').endpoint, 'http://localhost:4566');
    for (const endpoint of [
      'http://10.0.0.1:4566',
      'https://127.0.0.1:1',
      'http://127.0.0.1.evil.example',
      'x',
    ]) {
      assert.throws(() => playgroundConnection(endpoint), /ssm\.playground\.endpoint/);
    }
  });

  it('is named so', () => {
    assert.equal(describeConnection(playgroundConnection(playgroundEndpoint)), 'Playground · us-east-1');
    assert.equal(describeConnection(dev), 'dev · eu-central-1');
  });
});

describe('regions', () => {
  it('have ids that pass the check of typed ones', () => {
    for (const { id } of regions) assert.equal(checkRegion(id), undefined, id);
    assert.equal(new Set(regions.map(({ id }) => id)).size, regions.length);
    for (const id of ['us-iso-east-1', 'us-isob-west-1']) assert.equal(checkRegion(id), undefined);
    for (const id of ['', 'eu', 'eu-central', 'EU-CENTRAL-1', 'eu central 1']) assert.ok(checkRegion(id));
  });
});
