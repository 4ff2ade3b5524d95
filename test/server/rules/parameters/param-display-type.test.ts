import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-display-type';

describe(code, () => {
  it('reports other words', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, displayType: password }
#                                 ^^^^^^^^ param-display-type: There is no displayType "password"; it is textfield or textarea
`,
    );
  });

  it('leaves the two alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, displayType: textfield }
  b: { type: String, displayType: textarea }
`,
    );
  });

  it('changes to the nearest', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, displayType: TextArea }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, displayType: textarea }
`,
    );
  });
});
