import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-default-list-text';

describe(code, () => {
  it('reports a text', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList, default: x }
#                                 ^ param-default-list-text: The default of a StringList is a list, not a text
`,
    );
  });

  it('leaves lists and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList, default: [x] }
  b: { type: StringList, default: '{{ ssm:names }}' }
  c: { type: String, default: 'a,b' }
`,
    );
  });

  it('splits at the commas', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: StringList, default: 'b, c' }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: StringList, default: [b, c] }
`,
    );
  });
});
