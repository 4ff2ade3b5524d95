import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'env-var-value';

describe(code, () => {
  it('reports other words', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: env_var }
#                                       ^^^^^^^ env-var-value: The only interpolationType is "ENV_VAR"
`,
    );
  });

  it('leaves ENV_VAR alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: ENV_VAR }
`,
    );
  });

  it('changes to ENV_VAR', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: "env" }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, interpolationType: "ENV_VAR" }
`,
    );
  });
});
