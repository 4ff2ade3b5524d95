import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'run-command-sha1';

describe(code, () => {
  it('reports the old hash', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ InstanceId }}']
      DocumentHashType: Sha1
      #                 ^^^^ run-command-sha1: Sha1 is deprecated, because two documents with the same hash can be made; use Sha256
`,
    );
  });

  it('leaves the new one, references and other words alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ i }}', DocumentHashType: Sha256 } }
  - { name: b, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ i }}', DocumentHashType: '{{ t }}' } }
  - { name: c, action: 'aws:runCommand', inputs: { DocumentName: d, InstanceIds: '{{ i }}', DocumentHashType: Md5 } }
`,
    );
  });

  it('corrects the type of a hash that is a Sha256', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ InstanceId }}']
      DocumentHash: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      DocumentHashType: Sha1
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:runCommand
    inputs:
      DocumentName: d
      InstanceIds: ['{{ InstanceId }}']
      DocumentHash: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
      DocumentHashType: Sha256
`,
    );
  });
});
