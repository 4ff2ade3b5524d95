import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'download-get-options';

describe(code, () => {
  it('reports other forms', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:downloadContent
    inputs: { sourceType: Git, sourceInfo: '{"repository": "r", "getOptions": "main"}' }
#                                                                             ^^^^^^ download-get-options: "getOptions" is branch:NAME or commitID:SHA, with one colon
`,
    );
  });

  it('leaves both forms and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:downloadContent', inputs: { sourceType: Git, sourceInfo: { repository: r, getOptions: 'commitID:abc' } } }
  - { name: b, action: 'aws:downloadContent', inputs: { sourceType: Git, sourceInfo: { repository: r, getOptions: '{{ o }}' } } }
  - { name: c, action: 'aws:downloadContent', inputs: { sourceType: Git, sourceInfo: { repository: r, getOptions: '' } } }
`,
    );
  });
});
