import assert from 'node:assert/strict';
import {
  checkPolicies,
  describePolicy,
  parsePeriod,
  parseTime,
  readPolicies,
  writePolicies,
  type ParameterPolicy,
} from '../../../src/aws/parameter-policies.ts';

const now = Date.parse('2026-11-26T00:00:00Z');
const expiration: ParameterPolicy = { type: 'Expiration', time: new Date('2026-12-24T18:00:00Z') };
const notice: ParameterPolicy = { type: 'ExpirationNotification', before: 3, unit: 'Days' };
const noChange: ParameterPolicy = { type: 'NoChangeNotification', after: 1, unit: 'Hours' };

describe('the policies of parameters', () => {
  it('are read as they are written', () => {
    const policies = [expiration, notice, noChange];
    const written = JSON.parse(writePolicies(policies)) as { readonly Type: string }[];
    assert.deepEqual(written[1], {
      Type: 'ExpirationNotification',
      Version: '1.0',
      Attributes: { Before: '3', Unit: 'Days' },
    });
    const answered = written.map((one) => ({ PolicyText: JSON.stringify(one), PolicyType: one.Type }));
    assert.deepEqual(readPolicies(answered), policies);
  });

  it('survive a change where they are of a type or a form that is not known', () => {
    const texts = ['{"Type":"Rotation","Version":"2.0"}', '{"Type":"Expiration","Version":"1.0"}', 'no JSON'];
    const read = readPolicies(texts.map((PolicyText) => ({ PolicyText })));
    assert.deepEqual(
      read.map(({ type }) => type),
      ['other', 'other', 'other'],
    );
    assert.equal(writePolicies(read), `[${texts.join(',')}]`);
    assert.deepEqual(read.map(describePolicy), ['Rotation', 'Expiration', 'A policy of another type']);
  });

  it('are taken away by an array with an empty policy', () => {
    assert.equal(writePolicies([]), '[{}]');
  });

  it('are described in words', () => {
    assert.match(describePolicy(expiration), /^Deleted on .*2026/);
    assert.equal(describePolicy(notice), 'Event 3 days before that');
    assert.equal(describePolicy(noChange), 'Event after 1 hour without a change');
  });

  it('are checked together', () => {
    assert.equal(checkPolicies([expiration, notice, noChange], now), undefined);
    assert.match(checkPolicies([expiration, expiration], now) ?? '', /one Expiration/);
    assert.match(checkPolicies([notice], now) ?? '', /needs an Expiration/);
    assert.match(checkPolicies([expiration], expiration.time.getTime()) ?? '', /has passed/);
    assert.match(
      checkPolicies(
        Array.from({ length: 11 }, () => noChange),
        now,
      ) ?? '',
      /at most 10/,
    );
    const long: ParameterPolicy = { type: 'other', name: 'x', text: ' '.repeat(4096) };
    assert.match(checkPolicies([long], now) ?? '', /4096 characters/);
  });
});

describe('times of policies', () => {
  it('are read as people write them', () => {
    const iso = (text: string) => parseTime(text, now)?.toISOString();
    assert.equal(iso('2026-12-24T18:00:00.000Z'), '2026-12-24T18:00:00.000Z');
    assert.equal(iso('2026-12-24 18:00 +01:00'), '2026-12-24T17:00:00.000Z');
    assert.equal(parseTime('2026-12-24 18:30', now)?.getMinutes(), 30);
    assert.equal(parseTime('2026-12-24', now)?.getHours(), 0);
    assert.equal(parseTime('12 hours', now)?.getTime(), now + 12 * 3_600_000);
    assert.equal(parseTime('30 days', now)?.toISOString().slice(0, 10), '2026-12-26');
    for (const wrong of ['', 'tomorrow', '2026-13-40', '24.12.2026', '0 days']) {
      assert.equal(parseTime(wrong, now), undefined, wrong);
    }
  });

  it('have periods of whole days and hours', () => {
    assert.deepEqual(parsePeriod('20'), { count: 20, unit: 'Days' });
    assert.deepEqual(parsePeriod(' 1 Hour '), { count: 1, unit: 'Hours' });
    for (const wrong of ['', '0', '-1', '1.5 days', '2 weeks'])
      assert.equal(parsePeriod(wrong), undefined, wrong);
  });
});
