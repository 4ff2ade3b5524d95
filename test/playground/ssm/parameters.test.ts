import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  paginateDescribeParameters,
  paginateGetParameterHistory,
  paginateGetParametersByPath,
  PutParameterCommand,
  UnlabelParameterVersionCommand,
  type GetParametersByPathCommandInput,
  type Parameter,
  type ParameterMetadata,
  type ParameterStringFilter,
  type PutParameterCommandInput,
} from '@aws-sdk/client-ssm';
import assert from 'node:assert/strict';
import { assertRefused, useEndpoint } from '../endpoint.ts';

/** A clock that the tests move. */
let time = Date.UTC(2026, 10, 23, 12);

describe('parameters', () => {
  const use = useEndpoint({ nodes: 1, now: () => new Date(time) });
  const get = async (Name: string, WithDecryption?: boolean): Promise<Parameter | undefined> =>
    (await use().ssm.send(new GetParameterCommand({ Name, WithDecryption }))).Parameter;
  const put = (Name: string, Value: string, more: Partial<PutParameterCommandInput> = {}) =>
    use().ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', ...more }));
  const change = (Name: string, Value: string, more: Partial<PutParameterCommandInput> = {}) =>
    use().ssm.send(new PutParameterCommand({ Name, Value, Overwrite: true, ...more }));
  const history = async (Name: string, pageSize = 50) => {
    const found = [];
    const pages = paginateGetParameterHistory({ client: use().ssm, pageSize }, { Name });
    for await (const page of pages) found.push(...(page.Parameters ?? []));
    return found;
  };
  const label = (Name: string, ParameterVersion: number | undefined, ...Labels: string[]) =>
    use().ssm.send(new LabelParameterVersionCommand({ Name, ParameterVersion, Labels }));

  it('are made, changed, read and deleted', async () => {
    const created = await put('/app/one', 'a', { Description: 'First', Tags: [{ Key: 'x', Value: 'y' }] });
    assert.deepEqual([created.Version, created.Tier], [1, 'Standard']);
    await assertRefused(
      put('/app/one', 'b'),
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
    assert.equal((await change('/app/one', 'b')).Version, 2);
    const parameter = await get('/app/one');
    assert.deepEqual(
      [parameter?.Value, parameter?.Version, parameter?.ARN, parameter?.DataType],
      ['b', 2, 'arn:aws:ssm:us-east-1:123456789012:parameter/app/one', 'text'],
    );
    assert.deepEqual(await get('arn:aws:ssm:us-east-1:123456789012:parameter/app/one'), parameter);
    const versions = await history('/app/one');
    assert.deepEqual(
      versions.map(({ Value, Version, Description }) => [Value, Version, Description]),
      [
        ['a', 1, 'First'],
        ['b', 2, 'First'],
      ],
    );
    const { TagList } = await use().ssm.send(
      new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: '/app/one' }),
    );
    assert.deepEqual(TagList, [{ Key: 'x', Value: 'y' }]);
    await use().ssm.send(new DeleteParameterCommand({ Name: '/app/one' }));
    await assertRefused(get('/app/one'), 'ParameterNotFound');
    await assertRefused(
      use().ssm.send(new DeleteParameterCommand({ Name: '/app/one' })),
      'ParameterNotFound',
    );
  });

  it('are read by version and by label', async () => {
    await put('/app/two', '1');
    await change('/app/two', '2');
    await change('/app/two', '3');
    await label('/app/two', 1, 'old', 'stable');
    const moved = await label('/app/two', 2, 'stable', '1st', 'aws-x', 'fine');
    assert.deepEqual(moved.InvalidLabels, ['1st', 'aws-x']);
    assert.deepEqual(
      (await history('/app/two')).map(({ Labels }) => Labels),
      [['old'], ['stable', 'fine'], undefined],
    );
    const second = await get('/app/two:stable');
    assert.deepEqual([second?.Value, second?.Selector], ['2', ':stable']);
    assert.equal((await get('/app/two:1'))?.Value, '1');
    assert.equal((await get('arn:aws:ssm:us-east-1:123456789012:parameter/app/two:1'))?.Value, '1');
    await assertRefused(
      get('/app/two:9'),
      'ParameterVersionNotFound',
      'Systems Manager could not find version 9 of /app/two. Verify the version and try again.',
    );
    await assertRefused(get('/app/two:none'), 'ParameterVersionNotFound');
    await assertRefused(label('/app/two', 9, 'x'), 'ParameterVersionNotFound');
    await assertRefused(label('/app/none', 1, 'x'), 'ParameterNotFound');
    const many = Array.from({ length: 9 }, (_, index) => `label-${index}`);
    await assertRefused(label('/app/two', 2, ...many), 'ParameterVersionLabelLimitExceeded');
    const removed = await use().ssm.send(
      new UnlabelParameterVersionCommand({ Name: '/app/two', ParameterVersion: 2, Labels: ['fine', 'old'] }),
    );
    assert.deepEqual([removed.RemovedLabels, removed.InvalidLabels], [['fine'], ['old']]);
  });

  it('are read and deleted ten at a time, and what is not there is named', async () => {
    await put('/app/three', 'x');
    const { Parameters = [], InvalidParameters } = await use().ssm.send(
      new GetParametersCommand({ Names: ['/app/three', '/app/three:1', '/none', '/app/three:7', '/ssm/x'] }),
    );
    assert.deepEqual(
      Parameters.map(({ Name, Selector }) => [Name, Selector]),
      [
        ['/app/three', undefined],
        ['/app/three', ':1'],
      ],
    );
    assert.deepEqual(InvalidParameters, ['/none', '/app/three:7', '/ssm/x']);
    const names = Array.from({ length: 11 }, (_, index) => `/n${index}`);
    await assertRefused(
      use().ssm.send(new GetParametersCommand({ Names: names })),
      'ValidationException',
      /names/,
    );
    const deleted = await use().ssm.send(new DeleteParametersCommand({ Names: ['/app/three', '/none'] }));
    assert.deepEqual([deleted.DeletedParameters, deleted.InvalidParameters], [['/app/three'], ['/none']]);
  });

  it('hide what is secret until they are told to decrypt', async () => {
    await put('/app/secret', 'hunter2', { Type: 'SecureString' });
    const hidden = await get('/app/secret');
    assert.match(hidden?.Value ?? '', /^AQICAH[A-Za-z0-9+/]{200,}$/);
    assert.ok(
      !Buffer.from(hidden?.Value ?? '', 'base64')
        .toString('latin1')
        .includes('hunter2'),
    );
    assert.deepEqual(await get('/app/secret'), hidden);
    assert.equal((await get('/app/secret', true))?.Value, 'hunter2');
    await change('/app/secret', 'hunter2');
    assert.notEqual((await get('/app/secret'))?.Value, hidden?.Value);
    const shown = await use().ssm.send(
      new GetParameterHistoryCommand({ Name: '/app/secret', WithDecryption: true }),
    );
    assert.deepEqual(
      shown.Parameters?.map(({ Value, KeyId }) => [Value, KeyId]),
      [
        ['hunter2', 'alias/aws/ssm'],
        ['hunter2', 'alias/aws/ssm'],
      ],
    );
    await put('/app/secret2', 'x', { Type: 'SecureString', KeyId: 'alias/company-secrets' });
    const wrong = (KeyId: string, Type: 'String' | 'SecureString' = 'SecureString') =>
      put('/app/secret3', 'x', { Type, KeyId });
    await assertRefused(
      wrong('alias/none'),
      'InvalidKeyId',
      'Alias arn:aws:kms:us-east-1:123456789012:alias/none is not found.',
    );
    await assertRefused(wrong('alias/retired'), 'InvalidKeyId', /is disabled/);
    await assertRefused(
      wrong('alias/aws/ssm', 'String'),
      'ValidationException',
      'KeyId is required for SecureString type parameter only.',
    );
  });

  it('have tiers with limits of their own', async () => {
    await put('/app/large', 'x'.repeat(4096));
    await assertRefused(
      put('/app/larger', 'x'.repeat(4097)),
      'ValidationException',
      /^Standard tier .* 4096/,
    );
    const bytes = put('/app/larger', 'ä'.repeat(2049));
    await assertRefused(bytes, 'ValidationException', /4096/);
    await put('/app/larger', 'x'.repeat(8192), { Tier: 'Advanced' });
    await assertRefused(
      put('/app/largest', 'x'.repeat(8193), { Tier: 'Advanced' }),
      'ValidationException',
      /8192/,
    );
    assert.equal((await change('/app/larger', 'x')).Tier, 'Advanced');
    await assertRefused(change('/app/larger', 'x', { Tier: 'Standard' }), 'ValidationException', /downgrade/);
    const clever = await put('/app/clever', 'x', { Tier: 'Intelligent-Tiering' });
    assert.equal(clever.Tier, 'Standard');
    const grown = await change('/app/clever', 'x'.repeat(5000), { Tier: 'Intelligent-Tiering' });
    assert.equal(grown.Tier, 'Advanced');
  });

  it('keep a hundred versions, unless the oldest has a label', async () => {
    await put('/app/often', '1');
    for (let number = 2; number <= 101; number += 1) await change('/app/often', String(number));
    const versions = await history('/app/often', 7);
    assert.deepEqual(
      versions.map(({ Version }) => Version),
      Array.from({ length: 100 }, (_, index) => index + 2),
    );
    await label('/app/often', 2, 'keep');
    await assertRefused(
      change('/app/often', 'x'),
      'ParameterMaxVersionLimitExceeded',
      /Version 2, the oldest/,
    );
  });

  it('have policies, and go when they expire', async () => {
    const policy = (Type: string, Attributes: Record<string, string>) => ({
      Type,
      Version: '1.0',
      Attributes,
    });
    const expiration = policy('Expiration', { Timestamp: new Date(time + 60_000).toISOString() });
    const putPolicies = (list: unknown, Tier: 'Standard' | 'Advanced' = 'Advanced') =>
      put('/app/brief', 'x', { Tier, Policies: typeof list === 'string' ? list : JSON.stringify(list) });
    await assertRefused(putPolicies([expiration], 'Standard'), 'ValidationException');
    await assertRefused(putPolicies([expiration, expiration]), 'IncompatiblePolicyException');
    await assertRefused(putPolicies([policy('Nothing', {})]), 'InvalidPolicyTypeException');
    await assertRefused(putPolicies([policy('Expiration', {})]), 'InvalidPolicyAttributeException');
    await assertRefused(putPolicies('no JSON'), 'InvalidPolicyAttributeException');
    const notes = Array.from({ length: 11 }, () =>
      policy('NoChangeNotification', { After: '2', Unit: 'Days' }),
    );
    await assertRefused(putPolicies(notes), 'PoliciesLimitExceededException');
    await putPolicies([expiration, notes[0]]);
    const [described] = await describe_([{ Key: 'Name', Values: ['/app/brief'] }]);
    assert.deepEqual(
      described?.Policies?.map(({ PolicyType, PolicyStatus }) => [PolicyType, PolicyStatus]),
      [
        ['Expiration', 'Pending'],
        ['NoChangeNotification', 'Pending'],
      ],
    );
    await change('/app/brief', 'y', { Tier: 'Advanced' });
    assert.equal((await history('/app/brief'))[1]?.Policies?.length, 2);
    time += 61_000;
    await assertRefused(get('/app/brief'), 'ParameterNotFound');
    await put('/app/brief', 'again');
  });

  it('refuse names, types, patterns and values as the service does', async () => {
    const rows: [Promise<unknown>, string, (string | RegExp)?][] = [
      [put('ssm-x', 'x'), 'ValidationException', /can't be prefixed with "ssm" \(case-insensitive\)/],
      [put('/a b', 'x'), 'ValidationException', /mix of letters, numbers/],
      [put('awsome', 'x'), 'ValidationException', /"aws" or "ssm"/],
      [put('/aws/x', 'x'), 'AccessDeniedException', 'No access to reserved parameter name: /aws/x.'],
      [put('a/b', 'x'), 'ValidationException', 'Parameter name must be a fully qualified name.'],
      [put(`/${'x'.repeat(1011)}`, 'x'), 'ValidationException', /1011/],
      [put('/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16', 'x'), 'HierarchyLevelLimitExceededException'],
      [put('/app/x', ''), 'ValidationException', /length greater than or equal to 1/],
      [put('/app/x', '{{ssm:y}}'), 'ValidationException', /can't nest another parameter/],
      [put('/app/x', 'x', { DataType: 'TEXT' }), 'ValidationException', /data type is not supported: TEXT/],
      [put('/app/x', 'x', { AllowedPattern: '^[' }), 'InvalidAllowedPatternException'],
      [
        put('/app/x', 'x', { AllowedPattern: '^\\d+$' }),
        'ParameterPatternMismatchException',
        'Parameter value, cannot be validated against allowedPattern: ^\\d+$',
      ],
      [
        use().ssm.send(new PutParameterCommand({ Name: '/app/x', Value: 'x' })),
        'ValidationException',
        'A parameter type is required when you create a parameter.',
      ],
      [
        change('/storefront/dev/port', '80', { Type: 'SecureString' }),
        'HierarchyTypeMismatchException',
        /create a new, unique parameter/,
      ],
      [change('/storefront/dev/port', 'eighty'), 'ParameterPatternMismatchException'],
      [
        change('/storefront/dev/port', '80', { Tags: [{ Key: 'a', Value: 'b' }] }),
        'ValidationException',
        /tags and overwrite can't be used together/,
      ],
      [get('a/b'), 'ValidationException', /mix of letters, numbers/],
      [get('/a b'), 'ValidationException'],
    ];
    for (const [call, name, message] of rows) await assertRefused(call, name, message);
    await put('/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15', 'x');
    await put('  /app/spaces  ', 'x');
    assert.equal((await get('/app/spaces'))?.Name, '/app/spaces');
  });

  it('take images that there are, and answer as if they took the others', async () => {
    const DataType = 'aws:ec2:image';
    const base = (await get('/platform/images/base'))?.Value ?? '';
    await put('/app/image', base, { DataType });
    assert.equal((await get('/app/image'))?.DataType, DataType);
    assert.equal((await change('/app/image', 'ami-00000000000000000', { DataType })).Version, 2);
    assert.equal((await get('/app/image'))?.Version, 1);
  });

  async function describe_(
    ParameterFilters: ParameterStringFilter[],
    pageSize = 50,
  ): Promise<ParameterMetadata[]> {
    const found: ParameterMetadata[] = [];
    const pages = paginateDescribeParameters({ client: use().ssm, pageSize }, { ParameterFilters });
    for await (const page of pages) found.push(...(page.Parameters ?? []));
    return found;
  }

  it('are described the same at any page size, and filtered', async () => {
    const all = await describe_([]);
    assert.ok(all.length > 60);
    assert.equal(new Set(all.map(({ Name }) => Name)).size, all.length);
    for (const size of [1, 7]) assert.deepEqual(await describe_([], size), all);
    assert.ok(all.every((parameter) => !('Value' in parameter)));
    const rows: [ParameterStringFilter, (parameter: ParameterMetadata) => boolean][] = [
      [{ Key: 'Type', Values: ['SecureString'] }, ({ Type }) => Type === 'SecureString'],
      [{ Key: 'Tier', Values: ['Advanced'] }, ({ Tier }) => Tier === 'Advanced'],
      [{ Key: 'KeyId', Values: ['alias/payments'] }, ({ KeyId }) => KeyId === 'alias/payments'],
      [{ Key: 'DataType', Values: ['aws:ec2:image'] }, ({ DataType }) => DataType === 'aws:ec2:image'],
      [
        { Key: 'Path', Option: 'Recursive', Values: ['/ledger'] },
        ({ Name = '' }) => Name.startsWith('/ledger/'),
      ],
      [{ Key: 'Path', Values: ['/ledger/dev'] }, ({ Name = '' }) => /^\/ledger\/dev\/[^/]+$/.test(Name)],
      [
        { Key: 'Name', Option: 'Contains', Values: ['password'] },
        ({ Name = '' }) => Name.includes('password'),
      ],
      [
        { Key: 'Name', Option: 'BeginsWith', Values: ['ledger'] },
        ({ Name = '' }) => Name.startsWith('/ledger/'),
      ],
      [{ Key: 'tag:env', Values: ['prod'] }, ({ Name = '' }) => /^\/\w+\/prod\//.test(Name)],
    ];
    for (const [filter, test] of rows) {
      const expected = all.filter(test);
      assert.ok(expected.length > 0 && expected.length < all.length, filter.Key);
      assert.deepEqual(await describe_([filter]), expected, filter.Key);
    }
    await use().ssm.send(
      new AddTagsToResourceCommand({
        ResourceType: 'Parameter',
        ResourceId: 'motd',
        Tags: [{ Key: 'floor', Value: '' }],
      }),
    );
    assert.deepEqual(
      (await describe_([{ Key: 'tag:floor' }])).map(({ Name }) => Name),
      ['motd'],
    );
  });

  it('refuse filters as the service does', async () => {
    const send = (ParameterFilters: ParameterStringFilter[]) =>
      use().ssm.send(new DescribeParametersCommand({ ParameterFilters }));
    await assertRefused(send([{ Key: 'Label', Values: ['x'] }]), 'InvalidFilterKey', /not valid: Label/);
    await assertRefused(
      send([{ Key: 'Colour', Values: ['x'] }]),
      'ValidationException',
      /regular expression/,
    );
    const twice = [
      { Key: 'Type', Values: ['String'] },
      { Key: 'Type', Values: ['StringList'] },
    ];
    await assertRefused(send(twice), 'InvalidFilterKey', /duplicated in the request: Type/);
    await assertRefused(send([{ Key: 'Type', Values: ['Text'] }]), 'InvalidFilterOption', /Text/);
    await assertRefused(send([{ Key: 'Name' }]), 'InvalidFilterValue');
    await assertRefused(
      send([{ Key: 'Type', Option: 'Contains', Values: ['String'] }]),
      'InvalidFilterOption',
      /BeginsWith, Equals/,
    );
    await assertRefused(send([{ Key: 'Path', Option: 'Equals', Values: ['/a'] }]), 'InvalidFilterOption');
    await assertRefused(send([{ Key: 'Path', Values: ['a'] }]), 'ValidationException', /forward slash/);
    await assertRefused(
      send([{ Key: 'Path', Values: ['/aws'] }]),
      'ValidationException',
      /common parameters/,
    );
    const byPath = new GetParametersByPathCommand({
      Path: '/a',
      ParameterFilters: [{ Key: 'Name', Values: ['x'] }],
    });
    await assertRefused(use().ssm.send(byPath), 'InvalidFilterKey', /not valid: Name/);
    const both = new DescribeParametersCommand({
      Filters: [{ Key: 'Name', Values: ['x'] }],
      ParameterFilters: [{ Key: 'Name', Values: ['x'] }],
    });
    await assertRefused(use().ssm.send(both), 'ValidationException', /either Filters or ParameterFilters/);
    await assertRefused(
      use().ssm.send(new DescribeParametersCommand({ NextToken: 'x' })),
      'InvalidNextToken',
    );
  });

  it('are read by path: one level or all, with labels and types', async () => {
    const read = async (input: GetParametersByPathCommandInput, pageSize = 10) => {
      const names: (string | undefined)[] = [];
      for await (const page of paginateGetParametersByPath({ client: use().ssm, pageSize }, input)) {
        assert.ok((page.Parameters ?? []).length <= 10);
        names.push(...(page.Parameters ?? []).map(({ Name }) => Name));
      }
      return names;
    };
    assert.deepEqual(await read({ Path: '/search/dev' }), [
      '/search/dev/log-level',
      '/search/dev/hosts',
      '/search/dev/port',
    ]);
    const all = await read({ Path: '/search/dev/', Recursive: true });
    assert.equal(all.length, 5);
    assert.deepEqual(await read({ Path: '/search/dev', Recursive: true }, 2), all);
    assert.deepEqual(await read({ Path: '/nothing' }), []);
    const root = await read({ Path: '/', Recursive: true });
    assert.ok(root.length > 60 && root.includes('motd') && !root.some((name) => name?.startsWith('/aws')));
    const labelled = await read({
      Path: '/search',
      Recursive: true,
      ParameterFilters: [{ Key: 'Label', Values: ['current'] }],
    });
    assert.equal(labelled.length, 3);
    await assertRefused(read({ Path: 'search' }), 'ValidationException', /forward slash/);
  });

  it('include those of AWS and those that others share', async () => {
    const { ssm } = use();
    const Path = '/aws/service/global-infrastructure/regions';
    const answer = await ssm.send(new GetParametersByPathCommand({ Path }));
    assert.deepEqual(
      answer.Parameters?.map(({ Value }) => Value),
      ['eu-west-1', 'us-east-1', 'us-west-2'],
    );
    assert.equal(answer.Parameters[0]?.ARN, `arn:aws:ssm:us-east-1::parameter${Path}/eu-west-1`);
    const { Parameters: shared = [] } = await ssm.send(new DescribeParametersCommand({ Shared: true }));
    const [one] = shared;
    assert.equal(one?.Name, 'arn:aws:ssm:us-east-1:210987654321:parameter/partner/api/endpoint');
    assert.match((await get(one.Name ?? ''))?.Value ?? '', /^https:/);
    await assertRefused(change(one.Name ?? '', 'x'), 'AccessDeniedException');
    const remove = new DeleteParameterCommand({ Name: `${Path}/eu-west-1` });
    await assertRefused(ssm.send(remove), 'AccessDeniedException');
  });

  it('keep page tokens good while others come and go', async () => {
    const first = await use().ssm.send(new DescribeParametersCommand({ MaxResults: 3 }));
    const all = await describe_([]);
    await use().ssm.send(new DeleteParameterCommand({ Name: first.Parameters?.[1]?.Name ?? '' }));
    await put('/app/late', 'x');
    const second = await use().ssm.send(
      new DescribeParametersCommand({ MaxResults: 3, NextToken: first.NextToken }),
    );
    assert.deepEqual(
      second.Parameters?.map(({ Name }) => Name),
      all.slice(3, 6).map(({ Name }) => Name),
    );
    await fetch(`${use().playground.url}/moto-api/reset`, { method: 'POST' });
    await assertRefused(get('/app/late'), 'ParameterNotFound');
    assert.equal((await describe_([])).filter(({ Name }) => Name === first.Parameters?.[1]?.Name).length, 1);
  });
});

describe('10,000 parameters', () => {
  const use = useEndpoint({ nodes: 1, parameters: 10_000 });

  it('are read page by page, and more can be made', async () => {
    let count = 0;
    const input = { Path: '/catalog', Recursive: true };
    for await (const page of paginateGetParametersByPath({ client: use().ssm, pageSize: 10 }, input)) {
      count += page.Parameters?.length ?? 0;
      if (count === 500) break;
    }
    assert.equal(count, 500);
    const ParameterFilters = [{ Key: 'Path', Option: 'Recursive', Values: ['/catalog/items/099'] }];
    const { Parameters = [] } = await use().ssm.send(
      new DescribeParametersCommand({ ParameterFilters, MaxResults: 50 }),
    );
    assert.equal(Parameters[49]?.Name, '/catalog/items/099/item-09949');
    await use().ssm.send(new PutParameterCommand({ Name: '/app/x', Value: 'x', Type: 'String' }));
  });
});
