import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-reboot-loop';

describe(code, () => {
  it('reports a restart without a test', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - yum -y update
        - exit 194
#         ^^^^^^^^ step-reboot-loop: After the restart the step runs again from its start and restarts again; test first whether it is needed
  - name: b
    action: aws:runPowerShellScript
    inputs:
      runCommand: [Install-All, exit 3010]
#                               ^^^^^^^^^ step-reboot-loop
`,
    );
  });

  it('leaves scripts with a test alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['[ -f /done ] && exit 0', touch /done, exit 194] } }
  - { name: b, action: 'aws:runPowerShellScript', inputs: { runCommand: ['if ($need) {', exit 3010, '}'] } }
  - { name: c, action: 'aws:runShellScript', inputs: { runCommand: [exit 1] } }
`,
    );
  });
});
