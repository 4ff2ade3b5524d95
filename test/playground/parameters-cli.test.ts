import assert from 'node:assert/strict';
import { changeParameter, createParameter, setLabels } from '../../src/aws/parameter-changes.ts';
import { writePolicies } from '../../src/aws/parameter-policies.ts';
import { collect } from '../../src/aws/page.ts';
import { findParameter, type ParameterSummary } from '../../src/aws/parameters.ts';
import { parameterDetails } from '../../src/views/parameter-details.ts';
import { parameterRows, type ParameterRow } from '../../src/views/parameters.ts';
import { useAwsAndClients } from './aws-command.ts';

/** What the Parameter Store view shows and writes, and what AWS's own client reads, are the same parameters. */
describe('Parameter Store and the AWS CLI', function () {
  this.timeout(300_000);
  const { aws, clients } = useAwsAndClients({ nodes: 0, parameters: 30 });
  const { signal } = new AbortController();
  const name = '/agreed/token';
  const policies = [
    { type: 'Expiration', time: new Date('2099-01-31T18:00:00Z') },
    { type: 'ExpirationNotification', before: 3, unit: 'Days' },
    { type: 'NoChangeNotification', after: 20, unit: 'Hours' },
  ] as const;

  const rowsBelow = async (parameter: ParameterSummary) =>
    collect(parameterDetails(clients(), parameter, signal));
  const found = async () => (await findParameter(clients(), name)) ?? assert.fail('not there');

  before(async () => {
    await createParameter(clients(), {
      ...{ name, type: 'SecureString', value: 'one', keyId: 'alias/payments', description: 'A token.' },
      ...{ tier: 'Advanced', allowedPattern: '^\\w+$', policies, tags: [{ key: 'env', value: 'test' }] },
    });
    await changeParameter(clients(), { name, version: 1 }, { value: 'two' });
    await changeParameter(clients(), { name, version: 2 }, { value: 'three' });
    await setLabels(clients(), { name, version: 1, before: [], after: ['oldest', 'stable'] });
    await setLabels(clients(), { name, version: 2, before: [], after: ['stable'] });
  });

  it('list the same parameters, of the account and of others', async () => {
    const shown = async (arrangement: Parameters<typeof parameterRows>[1]) => {
      const rows = (await collect(parameterRows(clients(), arrangement, signal))) as ParameterRow[];
      return rows.map(({ subject: { parameter } }) => [parameter.name, parameter.type, parameter.version]);
    };
    const list = ['ssm', 'describe-parameters', '--query', 'Parameters[].[Name, Type, Version]'];
    const [own, ownShown, shared, sharedShown] = await Promise.all([
      aws(...list),
      shown({ filter: {}, flat: true }),
      aws(...list, '--shared'),
      shown({ filter: { shared: true }, flat: false }),
    ]);
    assert.ok(ownShown.length > 60);
    assert.deepEqual(ownShown, own);
    assert.equal(sharedShown.length, 1);
    assert.deepEqual(sharedShown, shared);
  });

  it('agree on the history, with its labels and who made it', async () => {
    const query = 'Parameters[].[Version, Labels, LastModifiedUser, Value]';
    const history = (await aws(
      ...['ssm', 'get-parameter-history', '--name', name, '--with-decryption', '--query', query],
    )) as [number, string[] | null, string, string][];
    assert.deepEqual(
      history.map(([, , , value]) => value),
      ['one', 'two', 'three'],
    );
    const versions = (await rowsBelow(await found())).filter(
      ({ words }) => words?.includes('version') === true,
    );
    assert.deepEqual(
      versions.map(({ label, description = '', tooltip = '' }) => [
        label,
        description.split(' · ').slice(0, -1),
        /\| By \| (.*) \|/.exec(tooltip)?.[1]?.replaceAll('\\', ''),
      ]),
      history.toReversed().map(([version, labels, by]) => [`Version ${version}`, labels ?? [], by]),
    );
    assert.deepEqual(
      history.map(([, labels]) => labels),
      [['oldest'], ['stable'], null],
    );
  });

  it('agree on key, tier, pattern, description, policies and tags', async () => {
    const filter = `Key=Name,Values=${name}`;
    const query =
      'Parameters[0].[KeyId, Tier, AllowedPattern, Description, Policies[].PolicyText, Policies[].PolicyType]';
    const of = ['--resource-type', 'Parameter', '--resource-id', name, '--query', 'TagList'];
    const [described, tagList, parameter] = await Promise.all([
      aws('ssm', 'describe-parameters', '--parameter-filters', filter, '--query', query),
      aws('ssm', 'list-tags-for-resource', ...of),
      found(),
    ]);
    const [keyId, tier, allowedPattern, description, texts, types] = described as [
      ...string[],
      string[],
      string[],
    ];
    assert.deepEqual(
      [parameter.keyId, parameter.tier, parameter.allowedPattern, parameter.description],
      [keyId, tier, allowedPattern, description],
    );
    assert.equal(writePolicies(parameter.policies ?? []), `[${(texts as string[]).join(',')}]`);
    const rows = await rowsBelow(parameter);
    const policyRows = rows.filter(({ words }) => words?.includes('policy') === true);
    assert.deepEqual(
      policyRows.map((row) => row.description),
      types,
    );
    const tagsRow = rows.find(({ label }) => label === 'Tags');
    const tags = await collect(tagsRow?.children?.(signal) ?? assert.fail('no tags'));
    assert.deepEqual(
      tags.map((row) => ({ Key: row.label, Value: row.description })),
      tagList,
    );
  });
});
