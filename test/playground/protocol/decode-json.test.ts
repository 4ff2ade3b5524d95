import assert from 'node:assert/strict';
import { decodeJson } from '../../../playground/protocol/decode-json.ts';
import { ServiceError } from '../../../playground/protocol/service-error.ts';
import { sample } from './model.ts';

const decode = (body: string) => decodeJson(sample, 'Input', body);

describe('awsJson requests', () => {
  it('become values of the model', () => {
    const decoded = decode(
      '{"Name":"abc","Count":7,"Flag":true,"When":1600000000.25,"Data":"aGk=","Names":["abc",null,"def"],' +
        '"Filters":[{"Key":"abc"}],"Labels":{"abc":"Small","gone":null},"Kind":null}',
    );
    assert.deepEqual(decoded, {
      Name: 'abc',
      Count: 7,
      Flag: true,
      When: new Date(1_600_000_000_250),
      Data: Buffer.from('hi'),
      Names: ['abc', 'def'],
      Filters: [{ Key: 'abc' }],
      Labels: Object.assign(Object.create(null) as object, { abc: 'Small' }),
    });
  });

  it('take an empty body for an empty structure', () => {
    assert.deepEqual(decode(''), {});
  });

  it('keep a key such as __proto__ as data', () => {
    const { Labels } = decode('{"Labels":{"__proto__":"Small"}}') as { Labels: Record<string, string> };
    assert.deepEqual(Object.entries(Labels), [['__proto__', 'Small']]);
    assert.throws(() => decode('{"__proto__":{}}'), /Unknown member '__proto__'/);
  });

  const refusals: [string, string][] = [
    ['not json', ''],
    ['"text"', ''],
    ['null', ''],
    ['[]', 'Start of list found where not expected'],
    ['{"Name":5}', 'NUMBER_VALUE can not be converted to a String'],
    ['{"Name":false}', 'FALSE_VALUE can not be converted to a String'],
    ['{"Name":[]}', 'Start of list found where not expected'],
    ['{"Name":{}}', 'Start of structure or map found where not expected.'],
    ['{"Count":"5"}', 'STRING_VALUE can not be converted to an Integer'],
    ['{"Count":true}', 'TRUE_VALUE can not be converted to an Integer'],
    ['{"Flag":"true"}', 'STRING_VALUE can not be converted to a Boolean'],
    ['{"Names":"abc"}', 'Expected list or null'],
    ['{"Names":{}}', 'Start of structure or map found where not expected.'],
    ['{"Filters":[5]}', 'Expected null'],
    ['{"Labels":[]}', 'Start of list found where not expected'],
    ['{"When":"soon"}', 'STRING_VALUE can not be converted to milliseconds since epoch'],
  ];
  for (const [body, message] of refusals) {
    it(`refuse ${body}`, () => {
      assert.throws(() => decode(body), new ServiceError('SerializationException', message));
    });
  }

  it('refuse members that the model does not know, at any depth', () => {
    assert.throws(() => decode('{"Nmae":"abc"}'), /Unknown member 'Nmae'.*\[Name, Kind,/);
    assert.throws(() => decode('{"Filters":[{"key":"abc"}]}'), /Unknown member 'key'.*\[Key, Values\]/);
  });
});
