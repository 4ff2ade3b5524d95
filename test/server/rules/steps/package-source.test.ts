import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'package-source';

describe(code, () => {
  it('reports a source', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:configurePackage
    inputs: { name: x, action: Install, source: 's3://x' }
#                                       ^^^^^^ package-source: The agent refuses a package with a "source"; packages come from Distributor
`,
    );
  });

  it('leaves empty sources and other plugins alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install, source: '' } }
  - { name: b, action: 'aws:psModule', inputs: { source: 'https://example.com/m.zip' } }
`,
    );
  });

  it('removes it', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, source: 's3://x', action: Install } }
`,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:configurePackage', inputs: { name: x, action: Install } }
`,
    );
  });
});
