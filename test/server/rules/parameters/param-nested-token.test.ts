import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-nested-token';

describe(code, () => {
  it('reports a reference in a reference', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['echo {{ {{ a }} }} {{ssm:{{a}}}}']
#                        ^^^^^^^^^^^^^ param-nested-token: A reference inside a reference is not resolved; values are put in once only
#                                      ^^^^^^^^^^^^^ param-nested-token
`,
    );
  });

  it('leaves triple braces and neighbours alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
mainSteps:
  - name: x
    action: aws:runShellScript
    inputs:
      runCommand: ['{{{ a }}} {{ a }}{{ a }} }}']
`,
    );
  });
});
