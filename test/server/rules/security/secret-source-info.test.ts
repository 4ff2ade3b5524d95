import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'secret-source-info';

describe(code, () => {
  it('reports tokens, keys and passwords', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:downloadContent
    inputs: { sourceType: HTTP, sourceInfo: { url: 'https://h/x', username: u, password: p } }
#                                                                                        ^ secret-source-info: All who can read the document know this "password"; write {{ssm-secure:NAME}} for a SecureString in Parameter Store
`,
    );
  });

  it('leaves references and user names alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:downloadContent', inputs: { sourceType: HTTP, sourceInfo: { url: 'https://h/x', username: u, password: '{{ p }}' } } }
`,
    );
  });
});
