import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-runtime-unknown';

describe(code, () => {
  it('reports runtimes that do not exist', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: nodejs18.x
      #        ^^^^^^^^^^ script-runtime-unknown: There is no runtime "nodejs18.x"; use "python3.10", "python3.11" or "PowerShell 7.4"
      Script: 'x'
`,
    );
  });

  it('leaves current, retired and referenced runtimes alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: python3.10, Handler: f, Script: x } }
  - { name: b, action: 'aws:executeScript', inputs: { Runtime: PowerShell Core 6.0, Script: x } }
  - { name: c, action: 'aws:executeScript', inputs: { Runtime: '{{ Runtime }}', Handler: f, Script: x } }
`,
    );
  });

  it('corrects the case', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: Python3.10
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
      Runtime: python3.10
      Handler: run
      Script: |
        def run(events, context):
          return events
`,
    );
  });

  it('changes to the current version of the language', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python
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
