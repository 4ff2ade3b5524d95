import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-type-command';

describe(code, () => {
  it('reports types whose values the agent drops', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: Boolean, default: true }
#            ^^^^^^^ param-type-command: The agent drops values of type Boolean and takes the default; use "String" in Command documents
`,
    );
  });

  it('leaves runbooks and maps of texts alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringMap }
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Integer }
`,
    );
  });

  it('makes the default and the allowed values texts', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a:
    type: Integer
    default: 1
    allowedValues: [1, 2]
`,
      `schemaVersion: '2.2'
parameters:
  a:
    type: String
    default: '1'
    allowedValues: ['1', '2']
`,
    );
  });
});
