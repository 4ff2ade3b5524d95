import assert from 'node:assert/strict';
import fc from 'fast-check';
import { storeReferences, substitute } from '../../../playground/runs/substitution.ts';
import type { Value } from '../../../playground/runs/value.ts';

const values = new Map<string, Value>([
  ['name', 'web'],
  ['list', ['a', '<b>']],
  ['map', { z: '1', a: '2' }],
  ['nested', '{{ name }}'],
  ['money', '$$5 and $1'],
  ['flag', true],
]);

describe('substitution of parameters', () => {
  const table: [name: string, from: Value, to: Value][] = [
    ['a whole text', '{{ name }}', 'web'],
    ['without spaces', '{{name}}', 'web'],
    ['with a tab and a line break', '{{\tname\n}}', 'web'],
    ['inside a text', 'echo {{ name }}-{{name}}!', 'echo web-web!'],
    ['a list that stands alone', '{{ list }}', ['a', '<b>']],
    ['a list as an item, which stays a list inside the list', ['{{ list }}'], [['a', '<b>']]],
    ['a list inside a text, as JSON with Go escapes', 'x {{ list }}', 'x ["a","\\u003cb\\u003e"]'],
    ['a map inside a text, keys in order', 'x{{map}}', 'x{"a":"2","z":"1"}'],
    ['a truth value that stands alone', '{{ flag }}', true],
    ['a truth value inside a text', 'is {{ flag }}', 'is true'],
    ['once only', 'a {{ nested }}', 'a {{ name }}'],
    ['dollars, two becoming one inside a text', 'pay {{ money }}', 'pay $5 and $1'],
    ['dollars that stand alone, untouched', '{{ money }}', '$$5 and $1'],
    ['triple braces', '{{{ name }}}', '{web}'],
    ['nothing for a name that is not declared', '{{ other }}', '{{ other }}'],
    ['nothing for what is no name', '{{ .Name }} {{print $2}}', '{{ .Name }} {{print $2}}'],
    ['nothing across the braces of a pair', '{ {name} }', '{ {name} }'],
    ['values of maps, not keys', { '{{ name }}': '{{ name }}' }, { '{{ name }}': 'web' }],
    ['other values as they are', [1, null, false], [1, null, false]],
  ];
  for (const [name, from, to] of table) {
    it(`fills in ${name}`, () => assert.deepEqual(substitute(from, values), to));
  }

  it('leaves every text without braces alone', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('{{')),
        (text) => assert.equal(substitute(text, values), text),
      ),
    );
  });

  it('puts any value in unread, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('$$')),
        (text) => assert.equal(substitute('<{{ p }}>', new Map([['p', text]])), `<${text}>`),
      ),
    );
  });

  it('finds Parameter Store references', () => {
    assert.deepEqual(storeReferences({ a: ['x {{ssm:/a/b:3}} y {{ ssm:c }}'], b: '{{\tssm:no }}' }), [
      '/a/b:3',
      'c',
    ]);
  });
});
