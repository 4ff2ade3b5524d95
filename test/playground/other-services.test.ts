import assert from 'node:assert/strict';
import { paginateDescribeInstanceInformation } from '@aws-sdk/client-ssm';
import { authorization, useEndpoint } from './endpoint.ts';

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: Record<string, unknown>;
}

describe('resource groups', () => {
  const use = useEndpoint({ nodes: 60 });

  async function post(path: string, input: unknown): Promise<Answer> {
    const response = await fetch(`${use().playground.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: authorization('resource-groups') },
      body: JSON.stringify(input),
    });
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, type: response.headers.get('x-amzn-errortype'), body };
  }
  async function resources(Group: string, MaxResults: number): Promise<string[]> {
    const found: string[] = [];
    let NextToken: unknown;
    do {
      const { body } = await post('/list-group-resources', { Group, MaxResults, NextToken });
      const items = body['Resources'] as { Identifier: { ResourceArn: string } }[];
      found.push(...items.map(({ Identifier }) => Identifier.ResourceArn));
      NextToken = body['NextToken'];
    } while (NextToken !== undefined);
    return found;
  }

  it('are listed in pages', async () => {
    const { body } = await post('/groups-list?maxResults=3', {});
    const names = (answer: Record<string, unknown>) =>
      (answer['GroupIdentifiers'] as { GroupName: string }[]).map(({ GroupName }) => GroupName);
    assert.deepEqual(names(body), ['Checkout-Prod', 'Corp-IT', 'Non-Production']);
    const token = encodeURIComponent(body['NextToken'] as string);
    const rest = await post(`/groups-list?maxResults=3&nextToken=${token}`, {});
    assert.deepEqual(names(rest.body), ['Old-Stack']);
    assert.equal(rest.body['NextToken'], undefined);
  });

  it('have the nodes that their tags ask for', async () => {
    const expected = [];
    const Filters = [{ Key: 'tag:team', Values: ['corp-it'] }];
    for await (const page of paginateDescribeInstanceInformation({ client: use().ssm }, { Filters })) {
      expected.push(...(page.InstanceInformationList ?? []).map(({ InstanceId }) => InstanceId));
    }
    const found = await resources('Corp-IT', 50);
    assert.deepEqual(
      found.map((arn) => arn.replace(/^.*\//, '')),
      expected,
    );
    assert.ok(found.some((arn) => arn.includes(':ssm:')) && found.some((arn) => arn.includes(':ec2:')));
    assert.deepEqual(await resources('Corp-IT', 2), found);
    const old = await post('/list-group-resources', { Group: 'Old-Stack' });
    assert.deepEqual(old.body['Resources'], []);
    assert.equal((old.body['QueryErrors'] as unknown[]).length, 1);
  });

  it('tell their query', async () => {
    const { body } = await post('/get-group-query', { GroupName: 'Non-Production' });
    const query = body['GroupQuery'] as { ResourceQuery: { Type: string; Query: string } };
    assert.equal(query.ResourceQuery.Type, 'TAG_FILTERS_1_0');
    assert.deepEqual(JSON.parse(query.ResourceQuery.Query), {
      ResourceTypeFilters: ['AWS::EC2::Instance'],
      TagFilters: [{ Key: 'env', Values: ['dev', 'staging'] }],
    });
  });

  it('refuse as the service does', async () => {
    const unknown = await post('/get-group', { Group: 'Nothing' });
    assert.deepEqual([unknown.status, unknown.type], [404, 'NotFoundException']);
    const wrong = await post('/list-group-resources', { Group: 'Corp-IT', MaxResults: 51 });
    assert.deepEqual([wrong.status, wrong.type], [400, 'BadRequestException']);
    assert.match(wrong.body['Message'] as string, /maxResults.*less than or equal to 50/);
    const token = await post('/list-group-resources', { Group: 'Corp-IT', NextToken: 'abc' });
    assert.equal(token.type, 'BadRequestException');
    const missing = await post('/update-group', { Group: 'Corp-IT' });
    assert.deepEqual([missing.status, missing.type], [501, 'NotSimulated']);
    const nowhere = await fetch(`${use().playground.url}/nowhere`, { method: 'POST', body: '{}' });
    assert.equal(nowhere.status, 404);
  });

  it('have faults on request', async () => {
    await fetch(`${use().playground.url}/_playground/faults`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'throttle', service: 'resource-groups', times: 1 }),
    });
    const throttled = await post('/groups-list', {});
    assert.deepEqual([throttled.status, throttled.type], [429, 'TooManyRequestsException']);
    assert.equal((await post('/groups-list', {})).status, 200);
  });
});
