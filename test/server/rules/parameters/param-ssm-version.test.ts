import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-ssm-version';

describe(code, () => {
  it('reports a default without a version', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: '{{ssm:x}}' }
#                              ^^^^^^^^^ param-ssm-version: Every change of the stored value changes this default; add a version (":1") to fix it
`,
    );
  });

  it("leaves versions and AWS's own parameters alone", () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: String, default: '{{ ssm:x:2 }}' }
  b: { type: String, default: '{{ ssm:/aws/service/ami-amazon-linux-latest/al2023 }}' }
`,
    );
  });
});
