import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-allowed-values-dup';

describe(code, () => {
  it('reports repetition and emptiness', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, allowedValues: [a, b, a] }
#                                          ^ param-allowed-values-dup: "a" stands in the list already
  b: { type: String, allowedValues: [] }
#                                   ^^ param-allowed-values-dup: No value of "b" is allowed, because the list is empty
`,
    );
  });

  it('leaves different values alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, allowedValues: [a, A] }
`,
    );
  });

  it('removes the second one', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
    allowedValues:
      - a
      - b
      - a
`,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
    allowedValues:
      - a
      - b
`,
    );
  });
});
