import assert from 'node:assert/strict';
import type { Fix } from '../../../../server/rules/rule.ts';
import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';
import { diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'script-token-in-code';

describe(code, () => {
  it('reports parameters, variables and outputs in the code', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String }
variables:
  count: { type: Integer, default: 1 }
mainSteps:
  - name: first
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Script: |
        Write-Output "{{ Name }}"
#                     ^^^^^^^^^^ script-token-in-code: The value of "Name" is pasted into the code, whatever it holds; pass it through InputPayload
        Write-Output {{ variable:count }}
#                    ^^^^^^^^^^^^^^^^^^^^ script-token-in-code
  - name: second
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Script: |
        Write-Output "{{ first.OutputPayload }}"
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^ script-token-in-code: The value of "first" is pasted into the code, whatever it holds; pass it through InputPayload
`,
    );
  });

  it('leaves bounded parameters, the payload, whole scripts and braces of the code alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String }
  Code: { type: String }
  Size: { type: String, allowedValues: [small, large] }
  Count: { type: Integer, default: 1 }
  Role: { type: 'AWS::IAM::Role::Arn' }
mainSteps:
  - name: first
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      InputPayload: { Name: '{{ Name }}' }
      Script: |
        Write-Output "{{ Size }} {{ Count }} {{ Role }} {{ global:REGION }} {{ other }} {{ x.y }}"
  - { name: second, action: 'aws:executeScript', inputs: { Runtime: PowerShell 7.4, Script: '{{ Code }}' } }
`,
    );
  });

  it('passes the value in a new payload', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String, description: Name of the thing. }
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        def run(events, context):
          return 'Hello ' + '{{ Name }}'
`,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String, description: Name of the thing. }
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      InputPayload:
        Name: '{{ Name }}'
      Script: |
        def run(events, context):
          return 'Hello ' + events['Name']
`,
    );
  });

  it('passes the value in the payload that is there', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String, description: Name of the thing. }
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      InputPayload:
        Other: 1
      Script: |
        def run(data, context):
          return "{{ Name }}"
`,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String, description: Name of the thing. }
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      InputPayload:
        Other: 1
        Name: '{{ Name }}'
      Script: |
        def run(data, context):
          return data["Name"]
`,
    );
  });

  it('uses the value that is passed already', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String, description: Name of the thing. }
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      InputPayload:
        Name: '{{ Name }}'
      Script: |
        def run(data, context):
          return '{{ Name }}'
`,
      `schemaVersion: '0.3'
parameters:
  Name: { type: String, description: Name of the thing. }
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: run
      InputPayload:
        Name: '{{ Name }}'
      Script: |
        def run(data, context):
          return data['Name']
`,
    );
  });

  it('offers no fix where the value is only a part of a text, or outside of the handler', () => {
    for (const line of ["return f'{{ Name }}'", "return 'Hello {{ Name }}'", "return '''{{ Name }}'''"]) {
      assert.deepEqual(fixesOf(`def run(events, context):\n    ${line}`), []);
    }
    assert.deepEqual(fixesOf("name = '{{ Name }}'\ndef run(events, context):\n    return name"), []);
    assert.deepEqual(
      fixesOf("def help(a, b):\n    return '{{ Name }}'\ndef run(events, context):\n    pass"),
      [],
    );
  });
});

function fixesOf(script: string): readonly Fix[] {
  const document = {
    schemaVersion: '0.3',
    parameters: { Name: { type: 'String' } },
    mainSteps: [
      {
        name: 'a',
        action: 'aws:executeScript',
        inputs: { Runtime: 'python3.11', Handler: 'run', Script: script },
      },
    ],
  };
  const found = diagnosticsOf(JSON.stringify(document)).find((diagnostic) => diagnostic.code === code);
  assert.ok(found);
  return found.fixes;
}
