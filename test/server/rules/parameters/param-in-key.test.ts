import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-in-key';

describe(code, () => {
  it('reports references in keys', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      '{{ k }}': v
#      ^^^^^^^ param-in-key: References are resolved in values only, never in keys
`,
    );
  });

  it('leaves values and other braces alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs:
      '{k}': '{{ssm:v}}'
`,
    );
  });
});
