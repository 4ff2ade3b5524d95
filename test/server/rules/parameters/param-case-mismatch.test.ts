import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-case-mismatch';

describe(code, () => {
  it('reports another case', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Role: { type: String }
assumeRole: '{{ role }}'
#               ^^^^ param-case-mismatch: Case counts in names: the parameter is "Role", not "role"
mainSteps: []
`,
    );
  });

  it('leaves two names alone that differ in case', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Role: { type: String }
  role: { type: String }
assumeRole: '{{ role }}'
mainSteps: []
`,
    );
  });

  it('changes to the declared name', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  Role: { type: String }
assumeRole: '{{role}}'
mainSteps: []
`,
      `schemaVersion: '0.3'
parameters:
  Role: { type: String }
assumeRole: '{{Role}}'
mainSteps: []
`,
    );
  });
});
