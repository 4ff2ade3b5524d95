import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-pattern-type';

describe(code, () => {
  it('reports numbers and booleans', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: Integer, default: 1, allowedPattern: '^\\d$' }
#                                 ^^^^^^^^^^^^^^ param-pattern-type: The agent fails on "allowedPattern" when the value is no text; the type here is "Integer"
`,
    );
  });

  it('leaves texts and runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: Integer, default: '1', allowedPattern: '^\\d$' }
  b: { type: StringList, allowedPattern: '^\\d$' }
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Integer, default: 1, allowedPattern: '^\\d$' }
`,
    );
  });

  it('removes the pattern', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a:
    type: Integer
    default: 1
    allowedPattern: '^\\d$'
`,
      `schemaVersion: '2.2'
parameters:
  a:
    type: Integer
    default: 1
`,
    );
  });
});
