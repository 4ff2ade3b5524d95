import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'run-command-input-type';

describe(code, () => {
  it('reports literals of another type', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: i-0123456789abcdef0
#                  ^^^^^^^^^^^^^^^^^^^ run-command-input-type: "InstanceIds" is a list of texts
      TimeoutSeconds: 10 minutes
#                     ^^^^^^^^^^ run-command-input-type: "TimeoutSeconds" is a whole number
      Parameters: ls
#                 ^^ run-command-input-type: "Parameters" is a map
      Comment: [a]
#              ^^^ run-command-input-type: "Comment" is a text
  - name: b
    action: aws:runCommand
    inputs:
      DocumentName: d
      Targets: { Key: k, Values: [v] }
#              ^^^^^^^^^^^^^^^^^^^^^^^ run-command-input-type: "Targets" is a list of maps
`,
    );
  });

  it('leaves right types, texts that hold numbers, references and other actions alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:runCommand
    inputs:
      DocumentName: d
      instanceIds: '{{ ids }}'
      TimeoutSeconds: '180'
      Parameters: { commands: ls, n: 1 }
      Comment: 5
      CloudWatchOutputConfig: { CloudWatchOutputEnabled: 'true' }
      NotificationConfig: '{{ config }}'
  - name: b
    action: aws:runCommand
    inputs: { DocumentName: d, Targets: [{ Key: k, Values: [v] }, '{{ target }}'], Parameters: '{{ parameters }}' }
  - { name: c, action: 'aws:changeInstanceState', inputs: { InstanceIds: i-0123456789abcdef0, DesiredState: running } }
`,
    );
  });

  it('writes a list', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: i-0123456789abcdef0
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: [i-0123456789abcdef0]
`,
    );
  });
});
