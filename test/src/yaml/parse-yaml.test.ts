import assert from 'node:assert/strict';
import { parseYaml } from '../../../src/yaml/parse-yaml.ts';

describe('YAML of anybody', () => {
  it('is parsed as it is', () => {
    const document = parseYaml('a: [1, {b: c}]\n');
    assert.deepEqual(document.errors, []);
    assert.deepEqual(document.toJS(), { a: [1, { b: 'c' }] });
    assert.deepEqual(parseYaml('a: 08\n', { schema: 'failsafe' }).toJS(), { a: '08' });
    assert.equal(parseYaml(`${'['.repeat(400)}${']'.repeat(400)}`).errors.length, 0);
  });

  it('does not end the process, however deep it is', () => {
    // In this order the parser alone would: see its comment.
    for (const text of ['['.repeat(3000), '{"a":'.repeat(3000), '- '.repeat(3000), '? '.repeat(3000)]) {
      const document = parseYaml(text);
      assert.deepEqual(
        document.errors.map(({ message }) => message),
        ['This is nested too deeply.'],
      );
      assert.equal(document.toJS(), null);
    }
  });
});
