import assert from 'node:assert/strict';
import { compactService, describeService, type BotocoreModel } from '../../scripts/api-index/compact.ts';

const model: BotocoreModel = {
  metadata: { serviceFullName: 'Things', endpointPrefix: 'thing.api', apiVersion: '2020-01-01' },
  operations: {
    PutThing: { input: { shape: 'Thing' }, deprecated: true },
    GetThing: { input: { shape: 'GetRequest' }, output: { shape: 'GetAnswer' } },
  },
  shapes: {
    GetRequest: {
      type: 'structure',
      required: ['Id', 'Token'],
      members: { Id: { shape: 'Text' }, Token: { shape: 'Text', idempotencyToken: true } },
    },
    GetAnswer: {
      type: 'structure',
      payload: 'Body',
      members: { Body: { shape: 'Bytes', streaming: true }, Thing: { shape: 'Thing' } },
    },
    Thing: {
      type: 'structure',
      members: {
        Children: { shape: 'Things' },
        Sizes: { shape: 'Sizes' },
        Colour: { shape: 'Colour' },
        Extra: { shape: 'Extra' },
      },
    },
    Things: { type: 'list', member: { shape: 'Thing' } },
    Sizes: { type: 'map', value: { shape: 'Number' } },
    Colour: { type: 'string', enum: ['red', 'blue'] },
    Extra: { type: 'structure', document: true, members: {} },
    Text: { type: 'string' },
    Number: { type: 'double' },
    Bytes: { type: 'blob' },
  },
};

describe('the generator of the API index', () => {
  it('writes operations and the shapes that they reach, recursive ones once', () => {
    assert.deepEqual(JSON.parse(compactService(model)), {
      operations: { GetThing: [0, 1, 1], PutThing: [2, null, 2] },
      shapes: [
        { 'Id!': 's', Token: 's' },
        { Body: 'x', Thing: 2 },
        { Children: 3, Sizes: 4, Colour: 5, Extra: 'd' },
        [2],
        ['m', 'f'],
        ['e', 'red', 'blue'],
      ],
    });
  });

  it('describes a service', () => {
    assert.equal(describeService('things', model), '"things":["Things","things-2020-01-01","thing.api"]');
  });

  it('says which shape is missing', () => {
    const broken = { ...model, operations: { A: { input: { shape: 'Nothing' } } } };
    assert.throws(() => compactService(broken), /no shape Nothing/);
  });
});
