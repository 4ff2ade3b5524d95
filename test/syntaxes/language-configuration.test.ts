import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

interface Configuration {
  readonly wordPattern: string;
  readonly indentationRules: { readonly increaseIndentPattern: string };
  readonly onEnterRules?: readonly { readonly beforeText: string }[];
}

function read(name: string): Configuration {
  const file = path.join(import.meta.dirname, '../../syntaxes', name);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Configuration;
}

const yaml = read('yaml-language-configuration.json');

describe('the language configuration of YAML', () => {
  const increase = new RegExp(yaml.indentationRules.increaseIndentPattern);
  const [nested, beside] = (yaml.onEnterRules ?? []).map((rule) => new RegExp(rule.beforeText));

  it('indents behind a key without value, a dash, a block scalar and an open bracket', () => {
    for (const line of [
      'mainSteps:',
      '  inputs: ',
      '  -',
      '  runCommand: |',
      '  - |-',
      'a: {',
      '  def f(x):',
    ]) {
      assert.match(line, increase, line);
    }
    for (const line of ['name: a', '  - name: a', 'a: {}', 'echo hello', '', '# key:']) {
      assert.doesNotMatch(line, increase, line);
    }
  });

  it('puts the next key of an item below the first', () => {
    assert.ok(nested && beside);
    for (const line of ['- name: a', '  - action: aws:sleep', '- "name": x']) {
      assert.match(line, beside, line);
      assert.doesNotMatch(line, nested, line);
    }
    for (const line of ['- inputs:', '  - Script: |', '  - aws:runShellScript:']) {
      assert.match(line, nested, line);
      assert.doesNotMatch(line, beside, line);
    }
    for (const line of ['name: a', '- echo hello', '  - |', '- "text: x"']) {
      assert.doesNotMatch(line, nested, line);
      assert.doesNotMatch(line, beside, line);
    }
  });
});

for (const name of ['yaml-language-configuration.json', 'json-language-configuration.json']) {
  it(`${name} takes an action as one word`, () => {
    const words = '- action: aws:runShellScript # {{ step.Output }}'.match(
      new RegExp(read(name).wordPattern, 'gu'),
    );
    assert.deepEqual(words, ['action', 'aws:runShellScript', 'step', 'Output']);
  });
}
