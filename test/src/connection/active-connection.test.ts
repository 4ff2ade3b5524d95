import assert from 'node:assert/strict';
import {
  ActiveConnection,
  initialConnection,
  type RememberedConnection,
} from '../../../src/connection/active-connection.ts';
import {
  describeConnection,
  playgroundConnection,
  type Connection,
} from '../../../src/connection/connection.ts';
import { checkRegion, regions } from '../../../src/connection/regions.ts';

const dev: Connection = { kind: 'account', profile: 'dev', region: 'eu-central-1' };
const nothing = { profile: '', region: '', playgroundEndpoint: '' };
const playgroundEndpoint = 'http://127.0.0.1:4566';

describe('ActiveConnection', () => {
  it('tells of each switch once, and remembers names only', () => {
    const written: (RememberedConnection | undefined)[] = [];
    const active = new ActiveConnection(
      { read: () => undefined, write: (value) => written.push(value) },
      undefined,
    );
    const seen: (Connection | undefined)[] = [];
    const listener = active.onChange((connection) => seen.push(connection));
    active.switchTo(dev);
    active.switchTo({ ...dev });
    active.switchTo(playgroundConnection(playgroundEndpoint));
    listener.dispose();
    active.switchTo(undefined);
    assert.deepEqual(seen, [dev, { kind: 'playground', endpoint: playgroundEndpoint, region: 'us-east-1' }]);
    assert.deepEqual(written, [dev, dev, { kind: 'playground' }, undefined]);
    assert.equal(active.current, undefined);
  });
});

describe('initialConnection', () => {
  it('is the one chosen last, else that of the settings, else the configured playground, else none', () => {
    const settings = { profile: 'prod', region: 'us-east-1', playgroundEndpoint };
    assert.deepEqual(initialConnection(dev, settings), dev);
    assert.deepEqual(initialConnection(undefined, settings), {
      kind: 'account',
      profile: 'prod',
      region: 'us-east-1',
    });
    assert.equal(initialConnection(undefined, { ...nothing, playgroundEndpoint })?.kind, 'playground');
    assert.equal(initialConnection({ kind: 'playground' }, settings)?.kind, 'playground');
    assert.equal(initialConnection(undefined, nothing), undefined);
    assert.equal(initialConnection({ kind: 'playground' }, nothing), undefined);
  });

  it('is not led astray by state of another shape', () => {
    for (const state of [null, 7, 'x', {}, { kind: 'other' }, { kind: 'account', region: 7 }]) {
      assert.equal(initialConnection(state, nothing), undefined);
    }
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
