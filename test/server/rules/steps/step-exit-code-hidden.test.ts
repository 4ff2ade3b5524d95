import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'step-exit-code-hidden';

describe(code, () => {
  it('reports a script that always succeeds', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - cp a b
        - echo done
#         ^^^^^^^^^ step-exit-code-hidden: The step succeeds whatever fails before, because only the last command counts; begin with set -e
  - name: b
    action: aws:runPowerShellScript
    inputs:
      runCommand:
        - Copy-Item a b
        - Write-Host done
#         ^^^^^^^^^^^^^^^ step-exit-code-hidden: The step succeeds whatever fails before, because only the last command counts; begin with $ErrorActionPreference = 'Stop'
`,
    );
  });

  it('leaves scripts alone that decide by themselves, or do nothing else', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: [cp a b || exit 1, echo done] } }
  - { name: b, action: 'aws:runShellScript', inputs: { runCommand: [echo a, X=1, echo b] } }
  - { name: c, action: 'aws:runShellScript', inputs: { runCommand: [cp a b, ls] } }
  - { name: d, action: 'aws:runShellScript', inputs: { runCommand: [cp a b, echo x > f] } }
  - { name: e, action: 'aws:runShellScript', inputs: { runCommand: ['if cp a b; then echo x; fi', echo done] } }
`,
    );
  });
});
