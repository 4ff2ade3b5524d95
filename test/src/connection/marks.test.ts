import assert from 'node:assert/strict';
import { playgroundConnection, type Connection } from '../../../src/connection/connection.ts';
import { ConnectionMarks, matchesConnection } from '../../../src/connection/marks.ts';

const dev: Connection = { kind: 'account', profile: 'dev', region: 'eu-central-1' };
const environment: Connection = { kind: 'account', profile: undefined, region: 'us-east-1' };
const playground = playgroundConnection('http://127.0.0.1:4566');

describe('matchesConnection', () => {
  it('takes a profile, a profile in a region, and stars', () => {
    for (const pattern of ['dev', 'DEV', ' dev ', 'dev@eu-central-1', 'd*', 'dev@eu-*', '*@*-1', '*']) {
      assert.ok(matchesConnection([pattern], dev), pattern);
    }
    for (const pattern of ['', 'de', 'dev2', 'dev@us-east-1', '*@us-*', 'd.v', 'prod']) {
      assert.ok(!matchesConnection([pattern], dev), pattern);
    }
  });

  it('knows the environment and the playground by name', () => {
    assert.ok(matchesConnection(['environment'], environment));
    assert.ok(matchesConnection(['playground'], playground));
    assert.ok(!matchesConnection(['playground'], environment));
  });

  it('takes profile names as they are, and settings of another shape without harm', () => {
    assert.ok(matchesConnection(['a(b@c'], { ...dev, profile: 'a(b@c' }));
    assert.ok(matchesConnection('dev', dev));
    for (const patterns of [undefined, null, 7, {}, [7, null]]) assert.ok(!matchesConnection(patterns, dev));
  });
});

describe('ConnectionMarks', () => {
  it('say what the settings say until the window says otherwise', () => {
    const settings = { readOnly: ['dev'], production: ['dev@*'] };
    const marks = new ConnectionMarks(() => settings);
    let changes = 0;
    marks.onChange(() => changes++);
    assert.deepEqual([marks.isReadOnly(dev), marks.isProduction(dev)], [true, true]);
    marks.setReadOnly(dev, false);
    marks.setReadOnly(environment, true);
    assert.deepEqual([marks.isReadOnly(dev), marks.isReadOnly(environment)], [false, true]);
    marks.forget(dev);
    assert.ok(marks.isReadOnly(dev));
    settings.readOnly = [];
    marks.settingsChanged();
    assert.ok(!marks.isReadOnly(dev));
    assert.equal(changes, 3);
  });
});
