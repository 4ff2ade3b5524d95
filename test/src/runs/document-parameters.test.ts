import assert from 'node:assert/strict';
import {
  checkValues,
  readParameters,
  type DocumentParameter,
} from '../../../src/runs/document-parameters.ts';

const yaml = `
schemaVersion: '2.2'
parameters:
  service:
    type: String
    description: "  The unit. "
    allowedPattern: ^[a-z]+$
  lines:
    type: StringList
    default: [a, b]
    minItems: 1
    maxItems: 2
  mode:
    type: String
    default: soft
    allowedValues: [soft, hard]
  timeout: { type: Integer, default: 60 }
  force: { type: Boolean, default: false }
  source: { type: StringMap, default: { a: 1 } }
mainSteps: []
`;

function named(name: string): DocumentParameter {
  const found = readParameters(yaml).find((parameter) => parameter.name === name);
  assert.ok(found);
  return found;
}

describe('readParameters', () => {
  it('knows scripts by the steps that run them, variables and boxes of several lines', () => {
    const step = (action: string, runCommand: string): string =>
      `  - { action: '${action}', name: x, inputs: { runCommand: ${runCommand} } }\n`;
    const text = `schemaVersion: '2.2'
parameters:
  sh: { type: StringList, displayType: textarea }
  ps: { type: String }
  part: { type: String }
  env: { type: String, interpolationType: ENV_VAR }
mainSteps:
${step('aws:runShellScript', "'{{ sh }}'")}${step('aws:runPowerShellScript', "['{{ps}}']")}${step('aws:runShellScript', "['a {{ part }}', '{{ env }}']")}`;
    assert.deepEqual(
      readParameters(text).map(({ name, script, isVariable, isMultiLine }) => [
        name,
        script,
        isVariable,
        isMultiLine,
      ]),
      [
        ['sh', 'shellscript', false, true],
        ['ps', 'powershell', false, false],
        ['part', undefined, false, false],
        ['env', undefined, true, false],
      ],
    );
    const old = `{"schemaVersion": "1.2", "parameters": {"commands": {"type": "StringList"}},
      "runtimeConfig": {"aws:runShellScript": {"properties": [{"id": "0", "runCommand": "{{ commands }}"}]}}}`;
    assert.equal(readParameters(old)[0]?.script, 'shellscript');
  });

  it('reads them in order, with defaults in the form of SendCommand', () => {
    assert.deepEqual(
      readParameters(yaml).map((parameter) => [parameter.name, parameter.type, parameter.default]),
      [
        ['service', 'String', undefined],
        ['lines', 'StringList', ['a', 'b']],
        ['mode', 'String', ['soft']],
        ['timeout', 'Integer', ['60']],
        ['force', 'Boolean', ['false']],
        ['source', 'StringMap', ['{"a":1}']],
      ],
    );
    assert.equal(named('service').description, 'The unit.');
  });

  it('reads JSON alike', () => {
    const json = '{"schemaVersion":"2.2","parameters":{"a":{"type":"String","default":""}}}';
    assert.deepEqual(
      readParameters(json).map((parameter) => [parameter.name, parameter.default]),
      [['a', ['']]],
    );
  });

  it('gives nothing for a document without parameters and an error for what is no document', () => {
    assert.deepEqual(readParameters('schemaVersion: "2.2"'), []);
    assert.deepEqual(readParameters('parameters: [1, 2]'), []);
    assert.throws(() => readParameters('just text'), /no map of keys and values/);
    assert.throws(() => readParameters(''), /empty/);
  });
});

describe('checkValues', () => {
  const rows: [name: string, values: string[], problem: RegExp | undefined][] = [
    ['service', [], /needed/],
    ['service', ['nginx'], undefined],
    ['service', ['Nginx'], /does not match \^\[a-z\]\+\$/],
    ['service', [''], undefined],
    ['mode', [], undefined],
    ['mode', ['hard'], undefined],
    ['mode', ['other'], /not one of: soft, hard/],
    ['lines', ['a', 'b', 'c'], /At most 2/],
    ['timeout', ['10'], undefined],
    ['timeout', ['ten'], /whole number/],
    ['force', ['yes'], /true or false/],
    ['source', ['{"a":'], /JSON/],
    ['source', ['{"a":"b"}'], undefined],
  ];
  for (const [name, values, problem] of rows) {
    it(`${name} = ${JSON.stringify(values)}: ${problem === undefined ? 'fine' : String(problem)}`, () => {
      const found = checkValues(named(name), values);
      if (problem === undefined) assert.equal(found, undefined);
      else assert.match(found ?? '', problem);
    });
  }

  it('leaves a pattern that only Java reads to the service', () => {
    const parameter = { ...named('service'), allowedPattern: '(?i)^[a-z&&[^x]]+$' };
    assert.equal(checkValues(parameter, ['ABC']), undefined);
  });
});
