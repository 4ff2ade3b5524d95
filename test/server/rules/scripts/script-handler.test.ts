import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-handler';

describe(code, () => {
  it('reports Python without Handler', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      #        ^^^^^^^^^^ script-handler: Python needs a Handler, the function to call
      Script: |
        print(1)
`,
    );
  });

  it('reports attachments, too', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.8
      #        ^^^^^^^^^ script-handler
      Attachment: code.zip
`,
    );
  });

  it('leaves PowerShell and Python with a Handler alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: PowerShell 7.4, Script: x } }
  - { name: b, action: 'aws:executeScript', inputs: { runtime: python3.11, handler: f, script: x } }
  - { name: c, action: 'aws:executeScript', inputs: { Runtime: '{{ Runtime }}', Script: x } }
`,
    );
  });

  it('adds the function that can be the handler', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Script: |
        def help(one):
          return one
        def script_handler(events, context):
          return help(1)
        def other(a, b):
          return a
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: script_handler
      Script: |
        def help(one):
          return one
        def script_handler(events, context):
          return help(1)
        def other(a, b):
          return a
`,
    );
  });
});
