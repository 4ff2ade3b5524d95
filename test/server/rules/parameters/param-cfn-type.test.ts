import { checkFixInBoth, checkInBoth } from '../../../support/both-languages.ts';

const code = 'param-cfn-type';

describe(code, () => {
  it('reports types of CloudFormation', () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: AWS::SSM::Parameter::Value<String> }
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ param-cfn-type: "AWS::SSM::Parameter::Value<String>" is a type of CloudFormation templates; SSM documents have "String" for it
  b: { type: CommaDelimitedList }
#            ^^^^^^^^^^^^^^^^^^ param-cfn-type: "CommaDelimitedList" is a type of CloudFormation templates; SSM documents have "StringList" for it
`,
    );
  });

  it("leaves SSM's own types alone", () => {
    checkInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: AWS::IAM::Role::Arn }
  b: { type: Strin }
  c: { type: constructor }
`,
    );
  });

  it('changes to the type that SSM has', () => {
    checkFixInBoth(
      code,
      `schemaVersion: '0.3'
parameters:
  a: { type: Number }
`,
      `schemaVersion: '0.3'
parameters:
  a: { type: Integer }
`,
    );
  });
});
