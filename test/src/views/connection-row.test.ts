import assert from 'node:assert/strict';
import { AwsError } from '../../../src/aws/errors.ts';
import { playgroundConnection } from '../../../src/connection/connection.ts';
import { connectionIcon, connectionRow, isConnectionRow } from '../../../src/views/connection-row.ts';
import { testConnection } from '../../support/scripted-clients.ts';

const facts = {
  connection: testConnection,
  active: false,
  readOnly: false,
  production: false,
  identity: undefined,
} as const;

describe('connectionRow', () => {
  it('shows profile and region before the account is known', () => {
    const row = connectionRow('1', facts);
    assert.deepEqual([row.label, row.description], ['dev · eu-central-1', '']);
    assert.deepEqual(row.words, ['connection', 'inactive', 'writable']);
    assert.equal(row.expanded, false);
    assert.ok(isConnectionRow(row));
  });

  it('says account and marks in words, to the eye and to screen readers', () => {
    const identity = { account: '123456789012', arn: 'arn:x' };
    const row = connectionRow('1', { ...facts, active: true, readOnly: true, production: true, identity });
    assert.equal(row.description, 'active · production · read-only · account 123456789012');
    assert.equal(
      row.accessibilityLabel,
      'Connection, dev · eu-central-1, account 123456789012, active, production, read-only',
    );
    assert.deepEqual(row.words, ['connection', 'active', 'read-only', 'production']);
    assert.equal(row.expanded, true);
  });

  it('tells playgrounds apart by their addresses', () => {
    const row = connectionRow('1', { ...facts, connection: playgroundConnection('http://127.0.0.1:4566') });
    assert.equal(row.description, '127.0.0.1:4566');
  });

  it('has one icon wherever it stands: a problem before production before the kind', () => {
    const playground = playgroundConnection('http://127.0.0.1:4566');
    const production = { ...facts, production: true };
    const identity = AwsError.from(new Error('expired'), 'sts:GetCallerIdentity', testConnection);
    const broken = { ...production, identity };
    const cases = [
      [facts, 'cloud'],
      [production, 'flame'],
      [{ ...production, connection: playground }, 'beaker'],
      [broken, 'warning'],
    ] as const;
    for (const [shown, id] of cases) {
      assert.equal(connectionIcon(shown), id);
      assert.equal(connectionRow('1', shown).icon?.id, id);
    }
  });
});
