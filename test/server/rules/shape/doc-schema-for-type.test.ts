import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'doc-schema-for-type';
const template = "templateBody: { Resources: { A: { Type: 'AWS::S3::Bucket' } } }\n";
const steps = 'mainSteps:\n  - { name: a, action: aws:runShellScript, inputs: { runCommand: [date] } }\n';

describe(code, () => {
  it('reports a version that the keys of the document do not have', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
#              ^^^^^ doc-schema-for-type: A document with "sessionType" has schema version 1.0, not 2.2
sessionType: Standard_Stream
inputs: {}
`,
    );
    checkInBoth(
      code,
      `schemaVersion: '2.2'
#              ^^^^^ doc-schema-for-type: A document with "templateBody" has schema version 1.0, not 2.2
${template}`,
    );
    checkInBoth(
      code,
      `schemaVersion: '2.2'
#              ^^^^^ doc-schema-for-type: A document with "executableRunBooks" has schema version 0.3, not 2.2
executableRunBooks: [{ name: a }]
`,
    );
    checkInBoth(
      code,
      `schemaVersion: '1.0'
#              ^^^^^ doc-schema-for-type: A document with "mainSteps" has schema version 0.3, 2.0 or 2.2, not 1.0
${steps}`,
    );
  });

  it('leaves versions alone that fit, do not exist, or are numbers', () => {
    checkInBoth(code, `schemaVersion: '1.0'\nsessionType: Standard_Stream\ninputs: {}\n`);
    checkInBoth(code, `schemaVersion: '1.0'\n${template}`);
    checkInBoth(code, `schemaVersion: '3.0'\n${template}`);
    checkInBoth(code, `schemaVersion: 1\n${template}`);
    checkInBoth(code, `schemaVersion: '2.2'\n${steps}`);
    checkInBoth(code, "schemaVersion: '1.0'\nruntimeConfig: { 'aws:runShellScript': { properties: [] } }\n");
  });

  it('writes the version that fits', () => {
    checkFixInBoth(code, `schemaVersion: '2.2'\n${template}`, `schemaVersion: '1.0'\n${template}`);
    checkFixInBoth(code, `schemaVersion: "1.0"\n${steps}`, `schemaVersion: "2.2"\n${steps}`);
  });
});
