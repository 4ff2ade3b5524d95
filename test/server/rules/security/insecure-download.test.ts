import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'insecure-download';

describe(code, () => {
  it('reports switched off checks and plain addresses', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:downloadContent
    inputs: { sourceType: Git, sourceInfo: { repository: r, skipHostKeyChecking: true } }
#                                                                                ^^^^ insecure-download: With "skipHostKeyChecking" nothing checks that the host is the right one
  - name: b
    action: aws:applications
    inputs: { action: Install, source: 'http://h/a.msi' }
#                                      ^^^^^^^^^^^^^^^^ insecure-download: Without TLS anybody on the way can change what is downloaded; use https://
`,
    );
  });

  it('leaves checks that are on, and paths, alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:downloadContent', inputs: { sourceType: Git, sourceInfo: { repository: r, skipHostKeyChecking: false } } }
  - { name: b, action: 'aws:applications', inputs: { action: Install, source: 'C:\\a.msi' } }
`,
    );
  });
});
