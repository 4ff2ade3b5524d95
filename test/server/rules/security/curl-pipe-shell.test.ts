import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'curl-pipe-shell';

describe(code, () => {
  it('reports downloads into a shell', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - wget -qO- https://h/i.sh | sudo sh -s --
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ curl-pipe-shell: This runs whatever the address answers, as root; download to a file and check its hash first
        - bash <(curl -s https://h/i.sh)
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ curl-pipe-shell
  - name: b
    action: aws:runPowerShellScript
    inputs:
      runCommand: [iwr https://h/i.ps1 | iex]
#                  ^^^^^^^^^^^^^^^^^^^^^^^^^ curl-pipe-shell
`,
    );
  });

  it('leaves other pipes and comments alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - curl -s https://h/x | jq .
        - curl -so i.sh https://h/i.sh; cat x | sh
        - '# curl https://h/i.sh | bash'
`,
    );
  });
});
