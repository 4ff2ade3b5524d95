import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-type-unknown';

describe(code, () => {
  it('reports a type that does not exist', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: string }
#            ^^^^^^ param-type-unknown: There is no parameter type "string"; did you mean "String"?
  b: { type: Duration }
#            ^^^^^^^^ param-type-unknown: There is no parameter type "Duration"; the types are String, StringList, Integer, Boolean, StringMap, MapList
`,
    );
  });

  it("leaves base and resource types alone, and CloudFormation's to another rule", () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: MapList }
  b: { type: AWS::EC2::Instance::Id }
  c: { type: List<AWS::S3::Bucket::Name> }
  d: { type: AWS::EC2::VPC::Id }
`,
    );
  });

  it('changes to the nearest type', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: 'stringlist' }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: 'StringList' }
`,
    );
  });
});
