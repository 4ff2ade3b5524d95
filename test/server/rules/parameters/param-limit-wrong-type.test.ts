import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-limit-wrong-type';

describe(code, () => {
  it('reports limits of other types', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, maxItems: 1 }
#                    ^^^^^^^^ param-limit-wrong-type: "maxItems" limits nothing in a parameter of type "String"
  b: { type: Integer, minChars: 1 }
#                     ^^^^^^^^ param-limit-wrong-type: "minChars" limits nothing in a parameter of type "Integer"
`,
    );
  });

  it('leaves fitting limits alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, maxChars: 1 }
  b: { type: StringList, minItems: 1, maxChars: 5 }
`,
    );
  });

  it('changes to the limit of the type', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, maxItems: 1 }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, maxChars: 1 }
`,
    );
  });

  it('removes it where there is none', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Integer, minChars: 1 }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: Integer }
`,
    );
  });
});
