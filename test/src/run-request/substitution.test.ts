import assert from 'node:assert/strict';
import { readParameters } from '../../../src/runs/document-parameters.ts';
import { substituteDocument } from '../../../src/run-request/substitution.ts';

const yaml = `# Restarts things.
schemaVersion: '2.2'
parameters:
  service: { type: String, description: 'not {{ lines }}' }
  lines: { type: StringList, default: [a, b] }
  source: { type: StringMap, default: { path: x } }
  secret: { type: String, default: s, interpolationType: ENV_VAR }
mainSteps:
  - name: one # the first
    action: aws:runShellScript
    inputs:
      runCommand: '{{ lines }}'
      timeoutSeconds: '{{service}}'
      source: "{{ source }}"
      text: 'do {{ service }} with {{ lines }} and {{ other }} and {{ secret }} {{global:DATE}}'
`;

function substituted(text: string, values: Record<string, string[]>): string {
  return substituteDocument(text, readParameters(text), values);
}

describe('substituteDocument', () => {
  it('fills in values as the agent does, and keeps comments and what is no parameter', () => {
    const result = substituted(yaml, { service: ['a$$b {{ lines }}'] });
    assert.match(result, /^# Restarts things\.\n/);
    assert.match(result, /name: one # the first/);
    assert.match(result, /description: ['"]?not \{\{ lines \}\}/);
    assert.match(result, /runCommand:\s+(\[ a, b \]|- a\n\s+- b)/);
    // A whole value is taken as it is, one in a text with the agent's old work-around for `$$`.
    assert.match(result, /timeoutSeconds: .*a\$\$b \{\{ lines \}\}/);
    assert.match(result, /source:\s+(\{ path: x \}|path: x)/);
    assert.match(
      result,
      /do a\$b \{\{ lines \}\} with \["a","b"\] and \{\{ other \}\} and s \{\{global:DATE\}\}/,
    );
  });

  it('keeps JSON as JSON', () => {
    const json = JSON.stringify({
      schemaVersion: '2.2',
      parameters: { commands: { type: 'StringList' } },
      mainSteps: [{ name: 'run', inputs: { runCommand: '{{ commands }}' } }],
    });
    const result = JSON.parse(substituted(json, { commands: ['echo "a"', 'true'] })) as {
      mainSteps: { inputs: { runCommand: string[] } }[];
    };
    assert.deepEqual(result.mainSteps[0]?.inputs.runCommand, ['echo "a"', 'true']);
  });

  it('leaves a text that is no map alone', () => {
    assert.equal(substituteDocument('just text', [], {}), 'just text');
  });
});
