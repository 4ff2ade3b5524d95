import type { Model } from '../../../playground/protocol/model.ts';

/** A small model with every kind of shape, for tables of cases. */
export const sample: Model = {
  service: 'sample',
  apiVersion: '2020-01-01',
  protocol: 'json',
  targetPrefix: 'Sample',
  operations: { Put: { input: 'Input', output: 'Output', errors: ['NotThere'] } },
  shapes: {
    Input: {
      type: 'structure',
      required: ['Name'],
      members: {
        Name: 'Name',
        Kind: 'Kind',
        Count: 'Count',
        Flag: 'Flag',
        Names: 'Names',
        Filters: 'Filters',
        Labels: 'Labels',
        Lists: 'Lists',
        When: 'When',
        Data: 'Data',
        Secret: 'Secret',
      },
    },
    Output: {
      type: 'structure',
      members: { Name: 'Name', Count: 'Count', When: 'When', Filters: 'Filters' },
    },
    Name: { type: 'string', min: 3, max: 8, pattern: '^[a-z]+$' },
    Kind: { type: 'string', enum: ['Small', 'Large'] },
    Count: { type: 'integer', min: 5, max: 50 },
    Flag: { type: 'boolean' },
    When: { type: 'timestamp' },
    Data: { type: 'blob', max: 4 },
    Secret: { type: 'string', max: 4, sensitive: true },
    Names: { type: 'list', member: 'Name', min: 1, max: 2 },
    Filters: { type: 'list', member: 'Filter' },
    Filter: { type: 'structure', required: ['Key'], members: { Key: 'Name', Values: 'Names' } },
    Labels: { type: 'map', key: 'Name', value: 'Kind' },
    Lists: { type: 'map', key: 'Name', value: 'Names' },
    NotThere: { type: 'structure', members: { Message: 'Secret' } },
  },
};
