import assert from 'node:assert/strict';
import type { ParameterPath } from '../../../src/aws/parameter-path.ts';
import { looksSecret, mergeImported, sortImported } from '../../../src/parameters/imported-entries.ts';
import { planChanges } from '../../../src/parameters/path-plan.ts';
import { parsePath, writePath } from '../../../src/parameters/path-text.ts';

const base: ParameterPath = {
  path: '/shop',
  parameters: [
    { name: '/shop/password', type: 'SecureString', version: 4, value: undefined },
    { name: '/shop/port', type: 'String', version: 2, value: '80' },
  ],
};
const { entries } = parsePath('password=hunter2\nport=81\nnew__token=abc\nnew__name=x\n', 'env');

describe('an imported file', () => {
  it('tells secrets from what may be one', () => {
    assert.deepEqual(sortImported(base, entries), { known: ['password'], fresh: ['new/token', 'new/name'] });
    assert.deepEqual(['new/token', 'new/name', 'DB_PASSWORD', 'apiKey'].filter(looksSecret), [
      'new/token',
      'DB_PASSWORD',
      'apiKey',
    ]);
    const placeholders = parsePath('{"password": "••••••••", "x": "<ask>"}', 'json').entries;
    assert.deepEqual(sortImported(base, placeholders), { known: [], fresh: [] });
  });

  it('changes what it has, keeps the rest, and leaves no secret in the text', () => {
    const { merged, secrets } = mergeImported(base, entries, new Set(['password', 'new/token']));
    assert.deepEqual(Object.fromEntries(secrets), { '/shop/password': 'hunter2', '/shop/new/token': 'abc' });
    const text = writePath(merged, 'yaml');
    assert.doesNotMatch(text, /hunter2|abc/);
    const { changes, problems } = planChanges(base, parsePath(text, 'yaml'));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      changes.map(({ kind, name, type }) => [kind, name, type]),
      [
        ['create', '/shop/new/name', 'String'],
        ['create', '/shop/new/token', 'SecureString'],
        ['change', '/shop/password', 'SecureString'],
        ['change', '/shop/port', 'String'],
      ],
    );
  });
});
