import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-pattern-allows-shell';

describe(code, () => {
  it('reports what is code where the value stands', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^\\S+$' }
#                                    ^^^^^^^ param-pattern-allows-shell: The pattern admits $ \`, with which a value of "a" can run commands of its own
  b: { type: String, allowedPattern: '^[^"]*$' }
#                                    ^^^^^^^^^ param-pattern-allows-shell: The pattern admits ' ; & | $ \` < > line breaks, with which a value of "b" can run commands of its own
mainSteps:
  - action: aws:runShellScript
    name: run
    inputs:
      runCommand:
        - echo "{{ a }}"
        - echo '{{ b }}'
`,
    );
  });

  it('leaves patterns alone that admit no code in that place', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^[\\w;&| ]+$' }
  b: { type: String, allowedPattern: "^[^']+$" }
  c: { type: String, allowedPattern: '^[\\w ()"-]+$' }
  d: { type: String, allowedPattern: '^.*$', allowedValues: [x] }
  e: { type: String, allowedPattern: '^.*$' }
mainSteps:
  - action: aws:runShellScript
    name: run
    inputs:
      runCommand:
        - echo "{{ a }}"
        - echo '{{ b }}'
        - echo {{ c }} {{ d }}
      workingDirectory: '{{ e }}'
`,
    );
  });

  it('knows PowerShell', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^[$\\w]+$' }
#                                    ^^^^^^^^^^ param-pattern-allows-shell
  b: { type: String, allowedPattern: '^[\`;\\w]+$' }
mainSteps:
  - action: aws:runPowerShellScript
    name: run
    inputs:
      runCommand:
        - Write-Host "{{ a }} {{ b }}"
`,
    );
  });
});
