import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-bare-reboot';

describe(code, () => {
  it('reports restarts by the script', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - reboot
#         ^^^^^^ step-bare-reboot: A restart by the script loses the status of the step; let the agent do it by exit code 194
        - ls && sudo shutdown -r now
#                    ^^^^^^^^^^^ step-bare-reboot
        - if true; then systemctl reboot; fi
#                       ^^^^^^^^^^^^^^^^ step-bare-reboot
  - name: b
    action: aws:runPowerShellScript
    inputs:
      runCommand: [Restart-Computer -Force]
#                  ^^^^^^^^^^^^^^^^ step-bare-reboot: A restart by the script loses the status of the step; let the agent do it by exit code 3010
`,
    );
  });

  it('leaves words alone that are no commands', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - '# reboot'
        - echo "reboot"
        - needs-reboot
        - systemctl status reboot.target
        - reboot-check
        - exit 194
`,
    );
  });
});
