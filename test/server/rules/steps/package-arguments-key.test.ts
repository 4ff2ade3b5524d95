import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'package-arguments-key';

describe(code, () => {
  it('reports other names', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
    inputs: { name: x, action: Install, additionalArguments: '{"SSM_A": "b", "c": "{{ d }}"}' }
#                                                                            ^^^ package-arguments-key: The agent refuses arguments whose names do not start with SSM_
`,
    );
  });

  it('leaves names with the prefix and values alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install, additionalArguments: '{"SSM_A": "b, \\"c\\": d"}' } }
`,
    );
  });

  it('adds the prefix', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install, additionalArguments: '{"c": "d"}' } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install, additionalArguments: '{"SSM_c": "d"}' } }
`,
    );
  });
});
