import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';
import { checkRule } from '../../../support/check-rule.ts';

const code = 'param-pattern-invalid';

describe(code, () => {
  it('marks the place of the fault', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, allowedPattern: 'x[a-z' }
#                                      ^^^^ param-pattern-invalid: Not a regular expression that the service can read: This "[" is never closed
  b: { type: String, allowedPattern: 'a**' }
#                                       ^ param-pattern-invalid: Not a regular expression that the service can read: Nothing stands before this "*" that it could repeat
`,
    );
  });

  it('leaves alone what only JavaScript refuses', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, allowedPattern: '(?i)[a-z&&[^b]]' }
  b: { type: String, allowedPattern: '^]x}\\p{Alpha}\\Q[\\E$' }
  c: { type: String, allowedPattern: '^(?<=a)b++\\z' }
`,
    );
  });

  it('finds the place behind escapes in JSON', () => {
    checkRule(
      code,
      `{
  "schemaVersion": "0.3",
  "parameters": {
    "a": { "type": "String", "allowedPattern": "\\\\d\\\\y" }
//                                                 ^^^ param-pattern-invalid
  }
}
`,
    );
  });

  it("changes Go's named groups", () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^(?P<first>a)$' }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, allowedPattern: '^(?:a)$' }
`,
    );
  });
});
