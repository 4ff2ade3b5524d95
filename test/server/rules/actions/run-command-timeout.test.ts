import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'run-command-timeout';

describe(code, () => {
  it('reports values outside of the range', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runCommand
    inputs: { DocumentName: d, InstanceIds: '{{ i }}', TimeoutSeconds: 10 }
#                                                                      ^^ run-command-timeout: "TimeoutSeconds" is 30 to 2592000, the seconds within which a node has to take the command
  - name: b
    action: aws:runCommand
    inputs: { DocumentName: d, InstanceIds: '{{ i }}', TimeoutSeconds: 2592001 }
#                                                                      ^^^^^^^ run-command-timeout
`,
    );
  });

  it('leaves both ends, texts and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ i }}', TimeoutSeconds: 30 } }
  - { name: b, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ i }}', TimeoutSeconds: '2592000' } }
  - { name: c, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ i }}', TimeoutSeconds: '{{ t }}' } }
  - { name: d, action: 'aws:runCommand', timeoutSeconds: 10, inputs: { DocumentName: d, InstanceIds: '{{ i }}' } }
`,
    );
  });

  it('raises to the least', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ InstanceId }}']
      TimeoutSeconds: 10
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ InstanceId }}']
      TimeoutSeconds: 30
`,
    );
  });

  it('lowers to the most', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ InstanceId }}']
      TimeoutSeconds: '9999999'
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ InstanceId }}']
      TimeoutSeconds: '2592000'
`,
    );
  });
});
