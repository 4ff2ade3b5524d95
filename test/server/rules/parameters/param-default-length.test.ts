import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-default-length';

describe(code, () => {
  it('reports too few and too many', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: ab, minChars: 3 }
#                             ^^ param-default-length: The default has 2 characters, but "minChars" is 3
  b: { type: StringList, default: [x, y], maxItems: '1' }
#                                 ^^^^^^ param-default-length: The default has 2 items, but "maxItems" is 1
`,
    );
  });

  it('leaves what is within the limits alone, and empty texts', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: abc, minChars: 3, maxChars: 3 }
  b: { type: String, default: '', minChars: 3 }
  c: { type: StringList, default: [x], minItems: 1 }
`,
    );
  });
});
