import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-no-description';

describe(code, () => {
  it('reports a missing description', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String }
# ^ param-no-description: A "description" would tell whoever runs this what "a" is for
`,
    );
  });

  it('leaves described parameters alone, and what is no declaration', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, description: x }
  b: String
`,
    );
  });
});
