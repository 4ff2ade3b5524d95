import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'literal-braces';

describe(code, () => {
  it('reports names with a dot', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      runCommand: ["echo '{{ user.name }}'"]
#                         ^^^^^^^^^^^^^^^ literal-braces: This looks like a reference, and there is no way to escape one; only runbooks have outputs of steps
`,
    );
  });

  it('leaves other braces and runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  p: { type: String }
mainSteps:
  - { name: a, action: 'aws:runShellScript', inputs: { runCommand: ["echo '{{.Names}} {{print $2}} {{ p }}'"] } }
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:sleep', inputs: { Duration: '{{ x.Y }}' } }
`,
    );
  });
});
