import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'shell-in-wrong-plugin';

describe(code, () => {
  it('reports lines of the other language', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: [$path = Get-Location]
#                  ^^^^^^^^^^^^^^^^^^^^ shell-in-wrong-plugin: This looks like PowerShell, which aws:runPowerShellScript runs
  - name: b
    action: aws:runPowerShellScript
    inputs:
      runCommand:
        - if [ -f x ]; then
#         ^^^^^^^^^^^^^^^^^ shell-in-wrong-plugin: This looks like a shell script, which aws:runShellScript runs
        - ls
        - fi
`,
    );
  });

  it('leaves other interpreters, texts and here-documents alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ['#!/usr/bin/env pwsh', Get-Service] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: ["cat <<'EOF'", Get-Service, EOF] } }
  - { name: c, action: 'aws:runPowerShellScript', inputs: { runCommand: [apt-get update, 'if ($x) {', '}'] } }
`,
    );
  });

  it('changes the plugin', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [Get-Service] } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runPowerShellScript', inputs: { runCommand: [Get-Service] } }
`,
    );
  });
});
