import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'package-arguments-map';

describe(code, () => {
  it('reports a map', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
    inputs: { name: x, action: Install, additionalArguments: { SSM_A: b } }
#                                                            ^^^^^^^^^^^^ package-arguments-map: The agent drops a map here without a word; write the arguments as JSON text
`,
    );
  });

  it('leaves texts and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install, additionalArguments: '{{ args }}' } }
`,
    );
  });

  it('writes JSON text', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install, additionalArguments: { SSM_A: b } } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install, additionalArguments: '{"SSM_A":"b"}' } }
`,
    );
  });
});
