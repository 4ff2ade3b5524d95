import assert from 'node:assert/strict';
import { type Analysis, analyze } from '../../../server/analysis.ts';
import { parse } from '../../../server/syntax/parse.ts';

function analysisOf(text: string): Analysis {
  return analyze(parse(text, text.startsWith('{') ? 'json' : 'yaml'));
}

describe('scripts', () => {
  it('are the lines of runCommand, whatever its case, joined as the agent joins them', () => {
    const { scripts } = analysisOf(`schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { RunCommand: [ls, 'echo "x"'] } }
  - { name: b, action: 'aws:runPowerShellScript', inputs: { runCommand: ['{{ lines }}'] } }
  - { name: c, action: 'aws:refreshAssociation', inputs: { runCommand: [ls] } }
`);
    assert.deepEqual(
      scripts.map(({ language, text, step }) => [language, text, step?.name?.text]),
      [
        ['shell', 'ls\necho "x"', 'a'],
        ['powershell', '{{ lines }}', 'b'],
      ],
    );
  });

  it('stand in schema 1.2 and in sessions, too', () => {
    const old = `schemaVersion: '1.2'
runtimeConfig: { 'aws:psModule': { properties: [{ source: x, runCommand: [a] }, { source: y, runCommand: [b] }] } }
`;
    assert.deepEqual(
      analysisOf(old).scripts.map(({ text }) => text),
      ['a', 'b'],
    );
    const session = `schemaVersion: '1.0'
sessionType: InteractiveCommands
properties: { linux: { commands: top }, windows: { commands: Get-Process } }
`;
    assert.deepEqual(
      analysisOf(session).scripts.map(({ language, text }) => [language, text]),
      [
        ['shell', 'top'],
        ['powershell', 'Get-Process'],
      ],
    );
  });

  it('know where each part of them stands in the document, escapes included', () => {
    const text =
      '{"schemaVersion": "2.2", "mainSteps": [{"name": "a", "action": "aws:runShellScript", "inputs": {"runCommand": ["ls", "echo \\"{{ x }}\\""]}}]}';
    const analysis = analysisOf(text);
    const [script] = analysis.scripts;
    const [reference] = analysis.references;
    assert.ok(script && reference);
    const offset = script.offsetOf(reference.start);
    assert.equal(offset, script.text.indexOf('{{'));
    assert.equal(script.quotingAt(offset), 'double');
    const { start, end } = script.rangeOf(offset, offset + '{{ x }}'.length);
    assert.equal(text.slice(start, end), '{{ x }}');
    assert.equal(script.offsetOf(0), undefined);
  });

  it('are searched outside of comments', () => {
    const { scripts } = analysisOf(`schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['# rm x', 'rm y # rm z'] } }
`);
    const found = scripts.flatMap((script) => [...script.matchAll(/rm \w/g)].map(([match]) => match));
    assert.deepEqual(found, ['rm y']);
  });

  it('are none in runbooks', () => {
    const runbook = `schemaVersion: '0.3'
mainSteps: [{ name: a, action: 'aws:executeScript', inputs: { Runtime: python3.11, Script: x } }]
`;
    assert.deepEqual(analysisOf(runbook).scripts, []);
  });
});
