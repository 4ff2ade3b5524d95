import assert from 'node:assert/strict';
import { checkInBoth } from '../../../support/both-languages.ts';
import { diagnosticsOf } from '../../../support/check-rule.ts';

const code = 'run-command-output-use';

describe(code, () => {
  it('reports outputs of several nodes', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runCommand', inputs: { DocumentName: d, Targets: [{ Key: 'tag:a', Values: [b] }] } }
  - { name: b, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: ['{{ i }}', '{{ j }}'] } }
  - name: c
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ k }}']
      Comment: '{{ a.Output }}'
#               ^^^^^^^^^^^^^^ run-command-output-use: "a" runs on several nodes, and only a command on one node has an Output
      OutputS3KeyPrefix: '{{ b.Output }}'
#                         ^^^^^^^^^^^^^^ run-command-output-use: "b" runs on several nodes, and only a command on one node has an Output
outputs:
  - a.Output
#   ^^^^^^^^ run-command-output-use: "a" runs on several nodes, and only a command on one node has an Output
`,
    );
  });

  it('leaves one node, unknown nodes and other outputs alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: ['{{ i }}'] } }
  - { name: b, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ ids }}' } }
  - { name: c, action: 'aws:runCommand', inputs: { DocumentName: d, Targets: '{{ targets }}' } }
  - { name: d, action: 'aws:runCommand', inputs: { DocumentName: d, Targets: [{ Key: InstanceIds, Values: [i] }] } }
  - { name: e, action: 'aws:runCommand', inputs: { DocumentName: d, Targets: [{ Key: 'tag:a', Values: [b] }] } }
outputs: [a.Output, b.Output, c.Output, d.Output, e.Status, e.CommandId]
`,
    );
  });

  it('only hints at it under the outputs of the runbook', () => {
    const found = diagnosticsOf(`schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runCommand
    inputs: { DocumentName: d, Targets: [{ Key: 'tag:a', Values: [b] }] }
  - { name: b, action: 'aws:approve', inputs: { Approvers: [Ana], Message: '{{ a.Output }}' } }
outputs: [a.Output]
`).filter((diagnostic) => diagnostic.code === code);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['warning', 'hint'],
    );
  });
});
