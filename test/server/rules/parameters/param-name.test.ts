import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-name';

describe(code, () => {
  it('reports underscores and hyphens', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  my_param: { type: String }
# ^^^^^^^^ param-name: The name of a parameter has letters and digits only, so "my_param" is refused
  a-b: { type: String }
# ^^^ param-name
`,
    );
  });

  it('leaves letters and digits alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  9aZ: { type: String }
`,
    );
  });

  it('renames it where it is used, too', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  my_param: { type: String }
mainSteps:
  - action: aws:runShellScript
    name: a
    inputs:
      runCommand:
        - echo {{ my_param }} "{{my_param}}"
`,
      `schemaVersion: '2.2'
parameters:
  myParam: { type: String }
mainSteps:
  - action: aws:runShellScript
    name: a
    inputs:
      runCommand:
        - echo {{ myParam }} "{{myParam}}"
`,
    );
  });
});
