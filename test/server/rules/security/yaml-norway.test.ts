import { checkFix, checkRule } from '../../../support/check-rule.ts';

const code = 'yaml-norway';

describe(code, () => {
  it('reports words and numbers without quotes', () => {
    checkRule(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: off }
#                             ^^^ yaml-norway: YAML 1.1 reads off as false; put it in quotes to keep the text
  b: { type: String, default: 12:30 }
#                             ^^^^^ yaml-norway: YAML 1.1 reads 12:30 as a number of base 60; put it in quotes to keep the text
  c: { type: String, allowedValues: [010, 1_000, Yes] }
#                                    ^^^ yaml-norway
#                                         ^^^^^ yaml-norway
#                                                ^^^ yaml-norway
`,
    );
  });

  it('leaves quotes, keys, times and words alone', () => {
    checkRule(
      code,
      `schemaVersion: '2.2'
parameters:
  on: { type: String, default: 'yes' }
  b: { type: String, default: none, allowedValues: [true, 10, 1.5, 00:30, nope, 2024-01-01] }
`,
    );
  });

  it('leaves JSON alone', () => {
    checkRule(
      code,
      `{ "schemaVersion": "2.2", "parameters": { "a": { "type": "String", "default": "no" } } }
`,
    );
  });

  it('puts it in quotes', () => {
    checkFix(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: no }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: 'no' }
`,
    );
  });
});
