import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'secret-echo';

describe(code, () => {
  it('reports variables and parameters that are written out', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  Password: { type: String, allowedPattern: '^\\w+$' }
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo "$DB_PASSWORD {{ Password }}"
#               ^^^^^^^^^^^^ secret-echo: What a script writes stays in the command history, and in S3 and CloudWatch Logs if they get the output
#                            ^^^^^^^^^^^^^^ secret-echo
`,
    );
  });

  it('leaves pipes, files, names and literal texts alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo "$PASSWORD" | login --stdin
        - echo "$PASSWORD" > /run/pw
        - echo "$PASSWORD_FILE" '$PASSWORD' password
        - '# echo $PASSWORD'
`,
    );
  });
});
