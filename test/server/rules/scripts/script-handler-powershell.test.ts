import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-handler-powershell';

describe(code, () => {
  it('reports a Handler of PowerShell', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Handler: run
      ^^^^^^^ script-handler-powershell: PowerShell runs the whole script and takes no Handler
      Script: Get-Date
`,
    );
  });

  it('leaves Python and PowerShell without one alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: PowerShell 7.4, Script: x } }
  - { name: b, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: x } }
  - { name: c, action: 'aws:executeScript', inputs: { Runtime: '{{ Runtime }}', Handler: f, Script: x } }
`,
    );
  });

  it('removes it', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Handler: run
      Script: Get-Date
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Script: Get-Date
`,
    );
  });
});
