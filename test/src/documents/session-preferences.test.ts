import assert from 'node:assert/strict';
import {
  checkPreference,
  describeValue,
  firstPreferences,
  preferences,
  PreferencesText,
  type Preference,
} from '../../../src/documents/session-preferences.ts';

function preference(key: string): Preference {
  const found = preferences.find(({ path }) => path.join('.') === key);
  assert.ok(found, key);
  return found;
}

describe('the text of session preferences', () => {
  it('is changed key by key in JSON, and keeps what it does not know', () => {
    const text = new PreferencesText(
      '{"schemaVersion":"1.0","sessionType":"Standard_Stream","inputs":{"kmsKeyId":"","other":[1]},"x":1}',
      'JSON',
    );
    text.set(preference('kmsKeyId'), 'alias/sessions');
    text.set(preference('idleSessionTimeout'), '30');
    text.set(preference('runAsEnabled'), 'true');
    text.set(preference('shellProfile.linux'), 'cd /');
    assert.deepEqual(JSON.parse(text.toString()), {
      schemaVersion: '1.0',
      sessionType: 'Standard_Stream',
      inputs: {
        kmsKeyId: 'alias/sessions',
        other: [1],
        idleSessionTimeout: '30',
        runAsEnabled: true,
        shellProfile: { linux: 'cd /' },
      },
      x: 1,
    });
    assert.equal(text.get(preference('runAsEnabled')), 'true');
    assert.equal(text.get(preference('shellProfile.linux')), 'cd /');
  });

  it('is changed in YAML with its comments, and numbers stay texts', () => {
    const yaml = `# ours\nschemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs:\n  idleSessionTimeout: '20' # short\n`;
    const text = new PreferencesText(yaml, 'YAML');
    text.set(preference('idleSessionTimeout'), '30');
    text.set(preference('maxSessionDuration'), '60');
    assert.match(text.toString(), /^# ours\n/);
    assert.match(text.toString(), /idleSessionTimeout: ['"]30['"] # short\n/);
    assert.match(text.toString(), /maxSessionDuration: ['"]60['"]/);
  });

  it('may have no inputs yet', () => {
    const text = new PreferencesText("schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs:\n", 'YAML');
    assert.equal(text.get(preference('kmsKeyId')), '');
    text.set(preference('shellProfile.windows'), 'cls');
    assert.equal(text.get(preference('shellProfile.windows')), 'cls');
  });

  it('is refused where it cannot be read', () => {
    assert.throws(() => new PreferencesText('- a', 'YAML'), /cannot be read/);
    assert.throws(() => new PreferencesText('{"a": [', 'JSON'), /cannot be read/);
  });
});

describe('session preferences', () => {
  it('are told in words', () => {
    for (const [key, value, words] of [
      ['idleSessionTimeout', '', '20 minutes'],
      ['idleSessionTimeout', '1', '1 minute'],
      ['maxSessionDuration', '', 'no limit'],
      ['runAsEnabled', 'true', 'on'],
      ['runAsEnabled', '{{ runAs }}', '{{ runAs }}'],
      ['shellProfile.linux', 'cd /\ntop', 'cd / … (2 lines)'],
      ['kmsKeyId', '', 'none, TLS only'],
    ] as const) {
      assert.equal(describeValue(preference(key), value), words);
    }
  });

  it('are checked while they are typed', () => {
    const idle = preference('idleSessionTimeout');
    for (const fine of ['', '1', ' 60 ']) assert.equal(checkPreference(idle, fine), undefined);
    for (const wrong of ['0', '61', '1.5', 'x', '-1'])
      assert.match(checkPreference(idle, wrong) ?? '', /1 to 60/);
    assert.equal(checkPreference(preference('maxSessionDuration'), '1440'), undefined);
    assert.equal(checkPreference(preference('s3BucketName'), 'x'), undefined);
  });

  it('are all that the first preferences have', () => {
    const text = new PreferencesText(JSON.stringify(firstPreferences), 'JSON');
    for (const one of preferences) text.set(one, text.get(one));
    assert.deepEqual(JSON.parse(text.toString()), firstPreferences);
  });
});
