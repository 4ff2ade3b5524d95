import assert from 'node:assert/strict';
import { asText, fillIn, fillInText, goJson, type Value } from '../../../src/substitution/fill-in.ts';

const parameters = new Map<string, Value>([
  ['lines', ['a && b', '<c>']],
  ['source', { path: 'x', branch: { z: null, a: true } }],
  ['name', 'web {{ lines }} $$1'],
]);

describe('filling in parameters', () => {
  const cases: [text: string, filled: Value][] = [
    // A text that is one reference takes the value and its type, with any of Go's white space around the name.
    ['{{ lines }}', ['a && b', '<c>']],
    ['{{\tsource\n}}', { path: 'x', branch: { z: null, a: true } }],
    ['{{name}}', 'web {{ lines }} $$1'],
    // In longer texts lists and maps become the JSON of Go, and what was filled in is not looked at again.
    ['run {{ lines }}', 'run ["a \\u0026\\u0026 b","\\u003cc\\u003e"]'],
    ['x{{ source }}', 'x{"branch":{"a":true,"z":null},"path":"x"}'],
    ['{{ name }}!', 'web {{ lines }} $1!'],
    ['{{ name }}{{ name }}', 'web {{ lines }} $1web {{ lines }} $1'],
    // What is no parameter stays.
    ['{{ other }} {{global:DATE}} {{ a_b }}', '{{ other }} {{global:DATE}} {{ a_b }}'],
    ['{{\u00a0lines }}', '{{\u00a0lines }}'],
  ];
  for (const [text, filled] of cases) {
    it(`makes ${JSON.stringify(filled)} of ${JSON.stringify(text)}`, () => {
      assert.deepEqual(fillIn(text, parameters), filled);
    });
  }

  it('gives text where only text will do', () => {
    assert.equal(fillInText('{{ lines }}', parameters), '["a \\u0026\\u0026 b","\\u003cc\\u003e"]');
    assert.equal(asText('as it is'), 'as it is');
    assert.equal(asText(12), '12');
    assert.equal(goJson('\u2028'), '"\\u2028"');
  });
});
