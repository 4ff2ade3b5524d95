import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'doc-nearly-too-large';

/** A document of so many bytes, with one parameter. */
function document(bytes: number, parameter: string, language: 'yaml' | 'json'): string {
  const frame = (description: string): string =>
    language === 'yaml'
      ? `schemaVersion: '2.2'\ndescription: ${description}\nparameters: { Names: ${parameter} }\nmainSteps: []\n`
      : JSON.stringify({
          schemaVersion: '2.2',
          description,
          parameters: { Names: '@' },
          mainSteps: [],
        }).replace('"@"', parameter);
  return frame('x'.repeat(bytes - frame('').length));
}

function found(bytes: number, parameter: string): string[] {
  const [yaml = [], json = []] = (['yaml', 'json'] as const).map((language) => {
    const text = document(bytes, parameter, language);
    assert.equal(Buffer.byteLength(text), bytes);
    return diagnosticsOf(text, language).flatMap((each) => (each.code === code ? [each.message] : []));
  });
  assert.deepEqual(json, yaml);
  return yaml;
}

describe(code, () => {
  const open = '{ "type": "StringList" }';

  it('reports a document that the values of a run can make too large', () => {
    assert.deepEqual(found(64_000, open), [
      'The document has 64,000 bytes, and the values of its parameters count towards the 65,536 that are allowed',
    ]);
  });

  it('leaves alone what has room, is too large as it is, or has values of a known length', () => {
    assert.deepEqual(found(63_000, open), []);
    assert.deepEqual(found(65_537, open), []);
    assert.deepEqual(found(64_000, '{ "type": "Boolean" }'), []);
    assert.deepEqual(found(64_000, '{ "type": "String", "allowedValues": ["a", "b"] }'), []);
    assert.deepEqual(found(64_000, '{ "type": "String", "maxChars": 10 }'), []);
  });
});
