import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-default-not-allowed';

describe(code, () => {
  it('reports each value that is not allowed', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: c, allowedValues: [a, b] }
#                             ^ param-default-not-allowed: The default "c" of "a" is not among its allowedValues
  b: { type: StringList, default: [x, z], allowedValues: [x, y] }
#                                     ^ param-default-not-allowed: The default "z" of "b" is not among its allowedValues
`,
    );
  });

  it('leaves allowed, empty and open values alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: b, allowedValues: [a, b] }
  b: { type: String, default: '', allowedValues: [a] }
  c: { type: String, default: '{{ global:REGION }}', allowedValues: [a] }
  d: { type: Boolean, default: true, allowedValues: ['true', 'false'] }
  e: { type: Boolean, default: false, allowedValues: [True, False] }
`,
    );
  });

  it('changes to the nearest value', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: instal, allowedValues: [Install, Repair] }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: Install, allowedValues: [Install, Repair] }
`,
    );
  });

  it('allows the value', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: c, allowedValues: [a, b] }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: c, allowedValues: [a, b, c] }
`,
      'Allow "c"',
    );
  });
});
