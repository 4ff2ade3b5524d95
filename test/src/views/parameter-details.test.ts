import assert from 'node:assert/strict';
import { collect } from '../../../src/aws/page.ts';
import { parameterRow } from '../../../src/views/parameters.ts';
import { scriptedClients } from '../../support/scripted-clients.ts';

const { signal } = new AbortController();

describe('what stands below a parameter', () => {
  it('are its versions, newest first, and its tags when they are opened, but no value', async () => {
    const clients = scriptedClients({
      'ssm:GetParameterHistory': [
        { Parameters: [{ Version: 1, Value: 'planted', Labels: ['old'] }], NextToken: 't' },
        { Parameters: [{ Version: 2, Value: 'planted', LastModifiedUser: 'me' }, {}] },
      ],
      'ssm:ListTagsForResource': [{ TagList: [{ Key: 'env', Value: 'dev' }] }],
    });
    const { children } = parameterRow(clients, { name: '/a', type: 'SecureString', version: 2 }, 'a');
    const rows = await collect(children?.(signal) ?? assert.fail('no children'));
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['Tags', undefined],
        ['Version 2', ''],
        ['Version 1', 'old'],
      ],
    );
    assert.match(rows[1]?.tooltip ?? '', /\| By \| me \|/);
    const tags = await collect(rows[0]?.children?.(signal) ?? assert.fail('no tags'));
    assert.deepEqual(
      tags.map(({ accessibilityLabel }) => accessibilityLabel),
      ['Tag env: dev'],
    );
    assert.doesNotMatch(JSON.stringify([rows, tags, rows.map(({ tooltip }) => tooltip)]), /planted/);
    assert.deepEqual(
      clients.calls.map(({ name, input }) => [name, input]),
      [
        ['ssm:GetParameterHistory', { Name: '/a', MaxResults: 50 }],
        ['ssm:GetParameterHistory', { Name: '/a', MaxResults: 50, NextToken: 't' }],
        ['ssm:ListTagsForResource', { ResourceType: 'Parameter', ResourceId: '/a' }],
      ],
    );
  });

  it('are the policies of a parameter first, and no tags for what another account shares', async () => {
    const clients = scriptedClients({ 'ssm:GetParameterHistory': () => ({ Parameters: [{ Version: 1 }] }) });
    const policies = [{ type: 'NoChangeNotification', after: 20, unit: 'Days' }] as const;
    const rowsOf = async (more: object) => {
      const { children } = parameterRow(clients, { name: '/a', type: 'String', ...more }, 'a');
      return collect(children?.(signal) ?? assert.fail('no children'));
    };
    const own = await rowsOf({ policies });
    assert.deepEqual(
      own.map(({ label, words }) => [label, words?.join(' ')]),
      [
        ['Event after 20 days without a change', 'policy own'],
        ['Tags', 'tags'],
        ['Version 1', 'version plain own'],
      ],
    );
    const shared = await rowsOf({ shared: true });
    assert.deepEqual(
      shared.map(({ words }) => words?.join(' ')),
      ['version plain shared'],
    );
  });

  it('says that there are no tags', async () => {
    const clients = scriptedClients({
      'ssm:GetParameterHistory': [{ Parameters: [{ Version: 1 }] }],
      'ssm:ListTagsForResource': [{}],
    });
    const { children } = parameterRow(clients, { name: 'a', type: 'String' }, 'a');
    const [tags] = await collect(children?.(signal) ?? assert.fail('no children'));
    const rows = await collect(tags?.children?.(signal) ?? assert.fail('no tags'));
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['No tags'],
    );
  });
});
