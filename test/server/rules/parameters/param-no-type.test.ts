import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-no-type';

describe(code, () => {
  it('reports a declaration without a type', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { default: x }
# ^ param-no-type: The parameter "a" needs a "type"
  b: { Type: String }
#      ^^^^ param-no-type: The parameter "b" needs a "type"
`,
    );
  });

  it('leaves a type alone, and what is no declaration', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
  b: { type: [String] }
  c: text
`,
    );
  });

  it('takes the type of the default', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a:
    default: [x]
`,
      `schemaVersion: '0.3'
parameters:
  a:
    type: StringList
    default: [x]
`,
    );
  });

  it('corrects the case of the key', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { Type: Integer }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: Integer }
`,
    );
  });
});
