import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'download-source-info';

describe(code, () => {
  it('reports missing keys and broken JSON', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - name: a
    action: aws:downloadContent
    inputs: { sourceType: GitHub, sourceInfo: { owner: x, path: y } }
#                                 ^^^^^^^^^^ download-source-info: "sourceInfo" of a GitHub source needs "repository"
  - name: b
    action: aws:downloadContent
    inputs: { sourceType: S3, sourceInfo: '{"path": x}' }
#                                         ^^^^^^^^^^^^^ download-source-info: "sourceInfo" is a map, or JSON text of one; this is neither
`,
    );
  });

  it('leaves complete maps, other cases and references alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
mainSteps:
  - { name: a, action: 'aws:downloadContent', inputs: { sourceType: S3, sourceInfo: { Path: x } } }
  - { name: b, action: 'aws:downloadContent', inputs: { sourceType: S3, sourceInfo: '{{ info }}' } }
  - { name: c, action: 'aws:downloadContent', inputs: { sourceType: '{{ type }}', sourceInfo: '{"x": "{{ y }}"}' } }
  - { name: d, action: 'aws:downloadContent', inputs: { sourceType: HTTP, sourceInfo: '{"url": {{ y }}}' } }
`,
    );
  });
});
