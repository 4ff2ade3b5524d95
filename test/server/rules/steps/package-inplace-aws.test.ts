import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'package-inplace-aws';

describe(code, () => {
  it('reports packages by AWS', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
    inputs: { name: AWSPVDriver, action: Install, installationType: In-place update }
#                                                                   ^^^^^^^^^^^^^^^ package-inplace-aws: AWSPVDriver is a package by AWS, and those have no in-place update
`,
    );
  });

  it('leaves other packages and types alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: mine, action: Install, installationType: In-place update } }
  - { name: b, action: 'aws:configurePackage', inputs: { name: AWSPVDriver, action: Install, installationType: Uninstall and reinstall } }
`,
    );
  });

  it('removes it', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: AWSPVDriver, action: Install, installationType: In-place update } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: AWSPVDriver, action: Install } }
`,
    );
  });
});
