import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-unused';

describe(code, () => {
  it('reports what nothing refers to', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
# ^ param-unused: Nothing uses the parameter "a"
mainSteps:
  - { name: x, action: 'aws:runShellScript', inputs: { runCommand: ['echo {{ A }} a'] } }
`,
    );
  });

  it('counts references and environment variables', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
  b: { type: String, interpolationType: ENV_VAR }
mainSteps:
  - { name: x, action: 'aws:runShellScript', inputs: { runCommand: ['echo {{ a }} "$SSM_b"'] } }
`,
    );
  });

  it('removes the declaration', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
  b:
    type: String
    default: x
assumeRole: '{{ a }}'
mainSteps: []
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
assumeRole: '{{ a }}'
mainSteps: []
`,
    );
  });
});
