import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-min-over-max';

describe(code, () => {
  it('reports crossed limits', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, minChars: 9, maxChars: 3 }
#                              ^ param-min-over-max: No value can have at least 9 and at most 3 characters
  b: { type: StringList, minItems: 2, maxItems: 1 }
#                                  ^ param-min-over-max: No value can have at least 2 and at most 1 items
`,
    );
  });

  it('leaves equal limits alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, minChars: 3, maxChars: 3 }
  b: { type: StringList, minItems: 2, maxChars: 1 }
`,
    );
  });

  it('swaps the limits', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, minChars: 9, maxChars: 3 }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, minChars: 3, maxChars: 9 }
`,
    );
  });
});
