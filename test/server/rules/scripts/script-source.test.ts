import { checkInBoth } from '../../../support/both-languages.ts';

const code = 'script-source';

describe(code, () => {
  it('reports steps without code', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - name: a
    action: aws:executeScript
    inputs: { Runtime: python3.11, Handler: f }
#   ^^^^^^ script-source: aws:executeScript needs "Script" or "Attachment"
`,
    );
  });

  it('leaves code, attached code and both alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
mainSteps:
  - { name: a, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: x } }
  - { name: b, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, attachment: x.zip } }
  - { name: c, action: 'aws:executeScript', inputs: { Runtime: python3.11, Handler: f, Script: x, Attachment: x.zip } }
`,
    );
  });
});
