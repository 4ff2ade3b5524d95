import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-ssm-secure-default';

describe(code, () => {
  it('reports a SecureString in a default', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: '{{ssm-secure:x}}' }
#                              ^^^^^^^^^^^^^^^^ param-ssm-secure-default: A SecureString cannot be a default; read it in the script, or use {{ssm-secure:…}} in sourceInfo of aws:downloadContent
`,
    );
  });

  it('leaves plain parameters and other places alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: '{{ssm:x}}' }
mainSteps:
  - name: get
    action: aws:downloadContent
    inputs:
      sourceType: GitHub
      sourceInfo: '{"tokenInfo": "{{ssm-secure:x}}"}'
`,
    );
  });
});
