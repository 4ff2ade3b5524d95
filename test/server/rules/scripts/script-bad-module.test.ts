import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-bad-module';

describe(code, () => {
  it('reports the module', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: PowerShell 7.4
      Script: |
        Import-Module AWSPowerShell.NetCore
      #               ^^^^^^^^^^^^^^^^^^^^^ script-bad-module: The module AWSPowerShell.NetCore does not load here; install the modules AWS.Tools.* that you need
`,
    );
  });

  it('leaves other modules, comments and Python alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: PowerShell 7.4, Script: "# not AWSPowerShell.NetCore\\nImport-Module AWS.Tools.EC2" } }
  - { name: b, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: 'AWSPowerShell.NetCore' } }
`,
    );
  });
});
