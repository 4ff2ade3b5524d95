import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-schema';

describe(code, () => {
  it('reports it in runbooks', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
#                    ^^^^^^^^^^^^^^^^^ env-var-schema: Only Command documents of schema 2.2 have "interpolationType"
mainSteps: []
`,
    );
  });

  it('leaves schema 2.2 alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
`,
    );
  });

  it('upgrades schema 2.0', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.0'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps: []
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps: []
`,
    );
  });

  it('removes the key elsewhere', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
mainSteps: []
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
mainSteps: []
`,
    );
  });
});
