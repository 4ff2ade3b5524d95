import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'secret-access-key';

describe(code, () => {
  it('reports ids and secret keys', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
#                                  ^^^^^^^^^^^^^^^^^^^^ secret-access-key: An access key in a document is known to all who can read it; use the role of the node or of the runbook
        - export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
#                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-access-key
`,
    );
  });

  it('leaves names, hashes and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - export AWS_SECRET_ACCESS_KEY=$(cat /run/key)
        - git checkout 0123456789abcdef0123456789abcdef01234567
        - echo AKIASHORT
`,
    );
  });
});
