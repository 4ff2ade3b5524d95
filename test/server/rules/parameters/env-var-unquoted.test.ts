import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-unquoted';

describe(code, () => {
  it('reports a variable outside of quotes', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['ls $SSM_a "b" \${SSM_a}']
#                      ^^^^^^ env-var-unquoted: The shell splits the value of SSM_a at blanks and expands * in it; put it in double quotes
#                                 ^^^^^^^^ env-var-unquoted
`,
    );
  });

  it('leaves alone what is not split', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
  b: { type: String, interpolationType: ENV_VAR, allowedValues: [x, y] }
  c: { type: String, interpolationType: ENV_VAR, allowedPattern: '^\\w+$' }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand:
        - ls "$SSM_a" "x \${SSM_a}" '$SSM_a' # $SSM_a
        - export y=$SSM_a
        - if [[ $SSM_a == x ]]; then grep x <<< $SSM_a; fi
        - case $SSM_a in x) ls $SSM_b $SSM_c $SSM_COMMAND_ID;; esac
`,
    );
  });

  it('puts it in quotes', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: x, action: 'aws:runShellScript', inputs: { runCommand: ['ls \${SSM_a}'] } }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: x, action: 'aws:runShellScript', inputs: { runCommand: ['ls "\${SSM_a}"'] } }
`,
    );
  });
});
