import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-allowed-values-text';

describe(code, () => {
  it('reports each value that is no text', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedValues: [x, 1, true] }
#                                       ^ param-allowed-values-text: The agent reads only texts in "allowedValues", so put 1 in quotes
#                                          ^^^^ param-allowed-values-text: The agent reads only texts in "allowedValues", so put true in quotes
`,
    );
  });

  it('leaves texts alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedValues: [x, '1'] }
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Integer, allowedValues: [1] }
`,
    );
  });

  it('puts it in quotes', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedValues: [1] }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedValues: ['1'] }
`,
    );
  });
});
