import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'download-http';

describe(code, () => {
  it('reports an address without TLS', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:downloadContent
    inputs: { sourceType: HTTP, sourceInfo: { url: 'http://h/x' } }
#                                                  ^^^^^^^^^^^^ download-http: The agent refuses an address without TLS; use https:// (allowInsecureDownload would let it through)
`,
    );
  });

  it('leaves allowed and other addresses alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:downloadContent', inputs: { sourceType: HTTP, sourceInfo: { url: 'http://h/x', allowInsecureDownload: true } } }
  - { name: b, action: 'aws:downloadContent', inputs: { sourceType: HTTP, sourceInfo: { url: '{{ url }}' } } }
`,
    );
  });
});
