import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'doc-schema-for-type';
const template = "templateBody: { Resources: { A: { Type: 'AWS::S3::Bucket' } } }\n";
const steps = 'mainSteps:\n  - { name: a, action: aws:runShellScript, inputs: { runCommand: [date] } }\n';

describe(code, () => {
  it('reports a version that the keys of the document do not have', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
#              ^^^^^ doc-schema-for-type: A document of kind Session has schema version 1.0, not 2.2
sessionType: Standard_Stream
inputs: {}
`,
    );
    checkInBoth(
      code,
      `schemaVersion: '2.2'
#              ^^^^^ doc-schema-for-type: A document of kind CloudFormation has schema version 1.0, not 2.2
${template}`,
    );
    checkInBoth(
      code,
      `schemaVersion: '2.2'
#              ^^^^^ doc-schema-for-type: A document of kind Automation.ChangeTemplate has schema version 0.3, not 2.2
executableRunBooks: [{ name: a }]
`,
    );
    checkInBoth(
      code,
      `schemaVersion: '1.0'
#              ^^^^^ doc-schema-for-type: A document of kind Automation has schema version 0.3, not 1.0
assumeRole: '{{ Role }}'
${steps}`,
    );
    checkInBoth(
      code,
      `schemaVersion: '1.2'
#              ^^^^^ doc-schema-for-type: A document of kind Package has schema version 2.0, not 1.2
packages: {}
files: {}
`,
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

  it('leaves steps under a version of Command documents to doc-wrong-steps-key', () => {
    checkInBoth(code, `schemaVersion: '1.0'\n${steps}`);
    checkInBoth(code, `schemaVersion: '1.2'\n${steps}`);
  });

  it('writes the version that fits', () => {
    checkFixInBoth(code, `schemaVersion: '2.2'\n${template}`, `schemaVersion: '1.0'\n${template}`);
  });
});
