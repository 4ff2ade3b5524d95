import assert from 'node:assert/strict';
import resourceGroupsModel from '../../../playground/models/resource-groups.json';
import type { Model } from '../../../playground/protocol/model.ts';
import { decodeRest, matchRest } from '../../../playground/protocol/rest.ts';
import { ServiceError } from '../../../playground/protocol/service-error.ts';
import { encodeAnswer, encodeError } from '../../../playground/protocol/wire.ts';

const model = resourceGroupsModel as Model;
const payload = (body: string, query = '', path: Record<string, string> = {}) => ({
  path,
  query: new URLSearchParams(query),
  body,
});

describe('restJson1', () => {
  it('finds the operation by method and path', () => {
    assert.deepEqual(matchRest(model, 'POST', '/groups-list'), { operation: 'ListGroups', path: {} });
    assert.deepEqual(matchRest(model, 'GET', '/resources/arn%3Aaws%3Ax%2Fy/tags'), {
      operation: 'GetTags',
      path: { Arn: 'arn:aws:x/y' },
    });
    assert.equal(matchRest(model, 'GET', '/groups-list'), undefined);
    assert.equal(matchRest(model, 'POST', '/groups-list/more'), undefined);
    assert.deepEqual(matchRest(model, 'GET', '/resources/%zz/tags')?.path, { Arn: '%zz' });
  });

  it('takes an input from path, query and body', () => {
    assert.deepEqual(
      decodeRest(
        model,
        'ListGroupsInput',
        payload('{"Filters":[{"Name":"owner","Values":["me"]}]}', 'maxResults=5&nextToken=abc'),
      ),
      { Filters: [{ Name: 'owner', Values: ['me'] }], MaxResults: 5, NextToken: 'abc' },
    );
    assert.deepEqual(decodeRest(model, 'GetTagsInput', payload('', '', { Arn: 'arn:x' })), { Arn: 'arn:x' });
    assert.deepEqual(decodeRest(model, undefined, payload('')), {});
  });

  it('refuses what is not in the model, and in the wrong place', () => {
    const refused = (body: string, query = '') =>
      assert.throws(
        () => decodeRest(model, 'ListGroupsInput', payload(body, query)),
        (error) => error instanceof ServiceError && error.code === 'SerializationException',
      );
    refused('{"Colour":"red"}');
    refused('{"MaxResults":5}');
    refused('', 'colour=red');
    refused('', 'maxResults=five');
    refused('no JSON');
  });

  it('answers plain JSON, and names errors in a header', () => {
    const answer = encodeAnswer(model, 'ListGroups', { Groups: [] }, 'id');
    assert.deepEqual([answer.headers['content-type'], answer.body], ['application/json', '{"Groups":[]}']);
    const error = encodeError(model, new ServiceError('NotFoundException', 'gone'), 'id');
    assert.equal(error.status, 404);
    assert.equal(error.headers['x-amzn-errortype'], 'NotFoundException');
    assert.deepEqual(JSON.parse(error.body), { __type: 'NotFoundException', Message: 'gone' });
  });
});
