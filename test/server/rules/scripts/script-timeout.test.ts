import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-timeout';

describe(code, () => {
  it('reports more than the limit', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    timeoutSeconds: 3600
#                   ^^^^ script-timeout: A step of aws:executeScript ends after 600 seconds at the latest
    inputs: { Runtime: python3.11, Handler: f, Script: x }
`,
    );
  });

  it('leaves the limit, references and other actions alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', timeoutSeconds: '600', inputs: { Runtime: python3.11, Handler: f, Script: x } }
  - { name: b, action: 'aws:executeScript', timeoutSeconds: '{{ t }}', inputs: { Runtime: python3.11, Handler: f, Script: x } }
  - { name: c, action: 'aws:runCommand', timeoutSeconds: 3600, inputs: { DocumentName: d, InstanceIds: ['{{ i }}'] } }
`,
    );
  });

  it('changes to the limit', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    timeoutSeconds: '900'
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        def run(events, context):
          return events
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    timeoutSeconds: '600'
    inputs:
      Runtime: python3.11
      Handler: run
      Script: |
        def run(events, context):
          return events
`,
    );
  });
});
