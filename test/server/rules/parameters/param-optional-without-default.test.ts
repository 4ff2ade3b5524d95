import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-optional-without-default';

describe(code, () => {
  it('reports "optional" without a default', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, description: (Optional) x }
#                                 ^^^^^^^^^ param-optional-without-default: "a" is mandatory, because it has no default
`,
    );
  });

  it('leaves defaults and other words alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, description: (Optional) x, default: '' }
  b: { type: String, description: Optionally x }
  c: { type: String, description: (Required) not optional }
`,
    );
  });

  it('adds an empty default', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a:
    type: StringList
    description: Optional names
`,
      `schemaVersion: '0.3'
parameters:
  a:
    type: StringList
    description: Optional names
    default: []
`,
    );
  });
});
