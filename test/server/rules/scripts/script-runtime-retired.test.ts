import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-runtime-retired';

describe(code, () => {
  it('reports runtimes that AWS no longer lists', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.8
      #        ^^^^^^^^^ script-runtime-retired: AWS no longer lists the runtime "python3.8"; use "python3.11"
      Handler: run
      Script: |
        def run(events, context):
          return events
`,
    );
  });

  it('reports old PowerShell', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.0
      #        ^^^^^^^^^^^^^^ script-runtime-retired: AWS no longer lists the runtime "PowerShell 7.0"; use "PowerShell 7.4"
      Script: Get-Date
`,
    );
  });

  it('leaves current, unknown and referenced runtimes alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: python3.10, Handler: f, Script: x } }
  - { name: b, action: 'aws:executeScript', inputs: { Runtime: nodejs18.x, Handler: f, Script: x } }
  - { name: c, action: 'aws:executeScript', inputs: { Runtime: '{{ Runtime }}', Handler: f, Script: x } }
`,
    );
  });

  it('changes to the current version', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.8
      Handler: run
      Script: |
        def run(events, context):
          return events
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
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
