import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-default-pattern';

describe(code, () => {
  it('reports a default that does not match', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: x1, allowedPattern: '^\\d+$' }
#                             ^^ param-default-pattern: The default "x1" of "a" does not match its allowedPattern
  b: { type: StringList, default: [a, B], allowedPattern: '^[a-z]$' }
#                                     ^ param-default-pattern: The default "B" of "b" does not match its allowedPattern
`,
    );
  });

  it('leaves matching, empty and open defaults alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String, default: '12', allowedPattern: '^\\d+$' }
  b: { type: String, default: '', allowedPattern: '^\\d+$' }
  c: { type: String, default: '{{ global:DATE }}', allowedPattern: '^\\d+$' }
  d: { type: String, default: xay, allowedPattern: a }
  e: { type: String, default: x, allowedPattern: '[' }
  f: { type: String, default: x, allowedPattern: '\\p{InGreek}' }
`,
    );
  });
});
