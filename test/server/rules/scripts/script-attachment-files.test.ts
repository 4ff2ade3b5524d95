import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-attachment-files';

describe(code, () => {
  it('reports attachments without a file', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: code.run
      Attachment: other.zip
      #           ^^^^^^^^^ script-attachment-files: The attachment "other.zip" has to be listed in the top-level "files", with its sha256
files:
  code.zip:
    checksums:
      sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
`,
    );
  });

  it('reports them where there are no files at all', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: code.run
      Attachment: other.zip
      #           ^^^^^^^^^ script-attachment-files
`,
    );
  });

  it('leaves listed and referenced ones alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Attachment: code.zip } }
  - { name: b, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Attachment: '{{ file }}' } }
files:
  code.zip:
    checksums:
      sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
`,
    );
  });

  it('changes to the file that is meant', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: code.run
      Attachment: cod.zip
files:
  code.zip:
    checksums:
      sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
`,
      `schemaVersion: '0.3'
mainSteps:
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: code.run
      Attachment: code.zip
files:
  code.zip:
    checksums:
      sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
`,
    );
  });
});
