import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-cross-reference';

describe(code, () => {
  it('reports a parameter in a default', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
  b: { type: String, default: '{{ a }}' }
#                              ^^^^^^^ param-cross-reference: AWS does not support the value of a parameter inside another one, here "a" in "b"
mainSteps: []
`,
    );
  });

  it('leaves other references and descriptions alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: String }
  b: { type: String, default: '{{ global:DATE }}', description: 'Like {{ a }}' }
mainSteps: []
`,
    );
  });
});
