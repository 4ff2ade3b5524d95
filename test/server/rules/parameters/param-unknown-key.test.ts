import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-unknown-key';

describe(code, () => {
  it('reports keys that do not exist', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, minValue: 1 }
#                    ^^^^^^^^ param-unknown-key: A parameter has no key "minValue"
  b: { type: String, pattern: x }
#                    ^^^^^^^ param-unknown-key: A parameter has no key "pattern"; did you mean "allowedPattern"?
  c: { type: String, Default: x }
#                    ^^^^^^^ param-unknown-key: A parameter has no key "Default"; did you mean "default"?
`,
    );
  });

  it('leaves the keys that exist alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, description: d, default: x, allowedValues: [x], allowedPattern: x, displayType: textfield }
  b: { type: String, minChars: 1, maxChars: 2, interpolationType: ENV_VAR }
  c: { type: StringList, minItems: 1, maxItems: 2 }
`,
    );
  });

  it('changes to the key that SSM has', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
    maxLength: 5
`,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
    maxChars: 5
`,
    );
  });

  it('removes a key without counterpart', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
    required: true
    default: x
`,
      `schemaVersion: '0.3'
parameters:
  a:
    type: String
    default: x
`,
    );
  });
});
