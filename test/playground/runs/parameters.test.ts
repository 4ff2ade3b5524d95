import assert from 'node:assert/strict';
import { parseCommandDocument } from '../../../playground/runs/document.ts';
import { commandParameters, ParameterError } from '../../../playground/runs/parameters.ts';

function parameters(declared: Record<string, unknown>, given: Record<string, string[]>): unknown {
  const document = parseCommandDocument(
    JSON.stringify({
      schemaVersion: '2.2',
      parameters: declared,
      mainSteps: [{ name: 'a', action: 'aws:runShellScript', inputs: { runCommand: ['true'] } }],
    }),
  );
  return Object.fromEntries(commandParameters(document, given));
}

describe('parameters of a command', () => {
  const text = { type: 'String' };

  const taken: [name: string, declared: object, given: string[] | undefined, value: unknown][] = [
    ['a text', text, ['x'], 'x'],
    ['an empty text', text, [''], ''],
    ['the default', { ...text, default: 'd' }, undefined, 'd'],
    ['a list', { type: 'StringList' }, ['a', 'b'], ['a', 'b']],
    ['a list of one', { type: 'StringList' }, ['a'], ['a']],
    ['a map as JSON', { type: 'StringMap' }, ['{"a":"b"}'], { a: 'b' }],
    ['the default in place of a number', { type: 'Integer', default: 5 }, ['7'], 5],
    ['an allowed value', { ...text, allowedValues: ['a', 'b'] }, ['b'], 'b'],
    ['an allowed number given as text', { ...text, allowedValues: [1, 2] }, ['2'], '2'],
    [
      'a match anywhere, as the pattern is not anchored',
      { ...text, allowedPattern: '[0-9]' },
      ['a1b'],
      'a1b',
    ],
    ['a match without case', { ...text, allowedPattern: '(?i)^abc$' }, ['ABC'], 'ABC'],
    ['anything where the pattern cannot be read', { ...text, allowedPattern: '^(?i:a)$' }, ['b'], 'b'],
    ['a default outside its own pattern', { ...text, default: '', allowedPattern: '^.+$' }, undefined, ''],
    ['limits given as text', { ...text, maxChars: '3' }, ['abc'], 'abc'],
    ['a store reference, unchecked', { ...text, allowedValues: ['a'] }, ['{{ssm:x}}'], '{{ssm:x}}'],
  ];
  for (const [name, declared, given, value] of taken) {
    it(`takes ${name}`, () => {
      assert.deepEqual(parameters({ p: declared }, given ? { p: given } : {}), { p: value });
    });
  }

  const refused: [name: string, declared: object, given: Record<string, string[]>, message: RegExp][] = [
    ['a name that is not declared', text, { p: ['x'], q: ['x'] }, /no parameter q/],
    ['a missing value', text, {}, /p needs a value/],
    ['a null default as no default', { ...text, default: null }, {}, /p needs a value/],
    ['two texts for a String', text, { p: ['a', 'b'] }, /takes one value, not 2/],
    ['no text for a String', text, { p: [] }, /takes one value, not 0/],
    ['text that is no map', { type: 'StringMap' }, { p: ['x'] }, /JSON text of a map/],
    ['a list for a map', { type: 'StringMap' }, { p: ['[]'] }, /JSON text of a map/],
    ['a value that is not allowed', { ...text, allowedValues: ['a'] }, { p: ['b'] }, /b is not one of/],
    [
      'an item that is not allowed',
      { type: 'StringList', allowedValues: ['a'] },
      { p: ['a', 'b'] },
      /b is not/,
    ],
    ['what does not match', { ...text, allowedPattern: '^[a-z]+$' }, { p: ['A'] }, /A does not match/],
    ['too few characters', { ...text, minChars: 2 }, { p: ['a'] }, /shorter than 2/],
    ['too many characters', { ...text, maxChars: 2 }, { p: ['abc'] }, /longer than 2/],
    ['too few items', { type: 'StringList', minItems: 2 }, { p: ['a'] }, /fewer than 2/],
    ['too many items', { type: 'StringList', maxItems: 1 }, { p: ['a', 'b'] }, /more than 1/],
    ['names of every object', text, { p: ['x'], constructor: ['x'] }, /no parameter constructor/],
  ];
  for (const [name, declared, given, message] of refused) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => parameters({ p: declared }, given),
        (error) => error instanceof ParameterError && message.test(error.message),
      );
    });
  }
});
