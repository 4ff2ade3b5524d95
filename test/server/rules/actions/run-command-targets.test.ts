import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'run-command-targets';

describe(code, () => {
  it('reports commands without nodes, and with both ways to name them', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runCommand
    inputs: { DocumentName: d }
#   ^^^^^^ run-command-targets: aws:runCommand needs "InstanceIds" or "Targets"
  - name: b
    action: aws:runCommand
    inputs: { DocumentName: d, InstanceIds: ['{{ i }}'], Targets: [{ Key: 'tag:a', Values: [b] }] }
#                                                        ^^^^^^^ run-command-targets: The step has "InstanceIds" and "Targets", which exclude each other
`,
    );
  });

  it('leaves one of the two alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ ids }}' } }
  - { name: b, action: 'aws:runCommand', inputs: { DocumentName: d, Targets: [{ Key: 'tag:a', Values: [b] }] } }
`,
    );
  });

  it('removes one of two', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ i }}']
      Targets: '{{ t }}'
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ i }}']
`,
    );
  });
});
