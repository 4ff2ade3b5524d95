import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'inject-shell';

describe(code, () => {
  it('reports each parameter once, with its quotes', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
  b: { type: StringMap }
  c: { type: String }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo {{ a }} {{ a }}
#              ^^^^^^^ inject-shell: Any value of "a" is pasted into the script outside of quotes, so it can run commands of its own
        - echo '{{ b }}'
#               ^^^^^^^ inject-shell: Any value of "b" is pasted into the script between single quotes, so it can run commands of its own
        - |
            cat <<EOF
            {{ c }}
#           ^^^^^^^ inject-shell: Any value of "c" is pasted into the script in a here-document, so it can run commands of its own
            EOF
`,
    );
  });

  it('leaves bounded parameters, whole lines and other inputs alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: x }
  b: { type: String, allowedValues: [x] }
  c: { type: String }
  d: { type: String, interpolationType: ENV_VAR }
  e: { type: Integer }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['echo {{ a }} {{ b }} {{ d }} {{ e }}', '{{ c }}']
      workingDirectory: /tmp/{{ c }}
`,
    );
  });

  it('reads the variable instead', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['rm {{ a }} "x-{{ a }}"']
  - name: y
    action: aws:runPowerShellScript
    inputs:
      runCommand: ['del {{ a }} "x-{{ a }}"']
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['rm "$SSM_a" "x-\${SSM_a}"']
  - name: y
    action: aws:runPowerShellScript
    inputs:
      runCommand: ['del $env:SSM_a "x-$($env:SSM_a)"']
`,
    );
  });

  it('bounds the parameter where no variable is expanded', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: '' }
mainSteps:
  - { name: x, action: 'aws:runShellScript', inputs: { runCommand: ["rm '{{ a }}'"] } }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: '', allowedPattern: '^[a-zA-Z0-9_./:@-]*$' }
mainSteps:
  - { name: x, action: 'aws:runShellScript', inputs: { runCommand: ["rm '{{ a }}'"] } }
`,
    );
  });
});
