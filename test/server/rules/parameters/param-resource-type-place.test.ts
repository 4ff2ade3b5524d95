import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-resource-type-place';

describe(code, () => {
  it('reports a resource type in a Command document', () => {
    checkInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: AWS::S3::Bucket::Name }
#            ^^^^^^^^^^^^^^^^^^^^^ param-resource-type-place: AWS describes "AWS::S3::Bucket::Name" for runbooks only; use "String" here
`,
    );
  });

  it('leaves runbooks alone', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: AWS::S3::Bucket::Name }
`,
    );
  });

  it('changes to the base type', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '2.2'
parameters:
  a: { type: List<AWS::S3::Bucket::Name> }
`,
      `schemaVersion: '2.2'
parameters:
  a: { type: StringList }
`,
    );
  });
});
