import assert from 'node:assert/strict';
import { checkInBoth } from '../../../support/both-languages.ts';
import { diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'execute-automation-outputs';

describe(code, () => {
  it('reports outputs from other places', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeAutomation', inputs: { DocumentName: d, TargetLocations: [{ Accounts: ['1'], Regions: [r] }] } }
  - name: b
    action: aws:executeAutomation
    inputs:
      DocumentName: d
      RuntimeParameters: { x: '{{ a.Output }}' }
#                              ^^^^^^^^^^^^^^ execute-automation-outputs: "a" runs in other accounts or Regions, from where no Output comes back
outputs:
  - a.Output
#   ^^^^^^^^ execute-automation-outputs: "a" runs in other accounts or Regions, from where no Output comes back
`,
    );
  });

  it('leaves other outputs, and runs in the same place, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeAutomation', inputs: { DocumentName: d, TargetLocations: '{{ l }}' } }
  - { name: b, action: 'aws:executeAutomation', inputs: { DocumentName: d, RuntimeParameters: { x: '{{ a.Status }} {{ a.ExecutionId }}' } } }
outputs: [b.Output]
`,
    );
  });

  it('only hints at it under the outputs of the runbook', () => {
    const found = diagnosticsOf(`schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:executeAutomation
    inputs: { DocumentName: d, TargetLocations: '{{ l }}' }
  - { name: b, action: 'aws:approve', inputs: { Approvers: [Ana], Message: '{{ a.Output }}' } }
outputs: [a.Output]
`).filter((diagnostic) => diagnostic.code === code);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['warning', 'hint'],
    );
  });
});
